package io.airsprotocols.openrouter.chat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Warns, once for each change and client, when reasoning that one model or provider encrypted or signed is sent to another,
 * which cannot use it and may refuse the whole request. It is not refused here: some providers take it, or leave it out.
 *
 * <p>Whose a block is, is known by which of the models asked answered when it came, as long as this client remembers; else by the
 * family its format names. Safe for use by several threads.
 */
final class ReasoningWatch {

    private static final Logger LOG = LoggerFactory.getLogger("io.airsprotocols.openrouter");

    /** A conversation brings a few blocks a turn; what is older than these is judged by its format alone. */
    private static final int MOST_REMEMBERED = 1_000;

    /** Who can read a format, by its first letters: the authors of models as their ids begin. */
    private static final Map<String, List<String>> FAMILIES = families();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> askedModels = new LinkedHashMap<>();
    private final Set<String> told = new LinkedHashSet<>();

    private static Map<String, List<String>> families() {
        Map<String, List<String>> families = new LinkedHashMap<>();
        families.put("anthropic-", List.of("anthropic"));
        families.put("openai-", List.of("openai"));
        families.put("azure-openai-", List.of("openai"));
        families.put("bedrock-openai-", List.of("openai"));
        families.put("xai-", List.of("x-ai"));
        families.put("bedrock-xai-", List.of("x-ai"));
        families.put("meta-", List.of("meta", "meta-llama"));
        families.put("google-", List.of("google"));
        return families;
    }

    /** Looks at a request before it is sent. */
    void before(ObjectNode request) {
        for (JsonNode message : request.path("messages")) {
            for (JsonNode block : message.path("reasoning_details")) {
                if (isSealed(block)) {
                    before(request, message, block);
                }
            }
        }
    }

    private void before(ObjectNode request, JsonNode message, JsonNode block) {
        String asked = remembered(block);
        String from = asked == null ? name(message.path("model").asString("")) : asked;
        List<String> readers = readers(block);
        for (String to : asked(request)) {
            String author = to.substring(0, Math.max(0, to.indexOf('/')));
            if (author.isEmpty() || author.equals("openrouter")) {
                continue; // a router or a preset, of which nobody knows yet where it leads
            }
            if (from.isEmpty()) {
                if (!readers.isEmpty() && !readers.contains(author)) {
                    tell("model", block.path("format").asString(""), to);
                }
            } else if (!from.equals(to)) {
                tell("model", from, to);
            }
        }
    }

    /** The models that may answer, in order. */
    private static Set<String> asked(ObjectNode request) {
        Set<String> names = new LinkedHashSet<>();
        names.add(name(request.path("model").asString("")));
        request.path("models").forEach(each -> names.add(name(each.asString(""))));
        names.remove("");
        return names;
    }

    /** Which of them answered: by the longest name with which that of the answer begins, as it may have a date behind it. */
    private static String answered(ObjectNode request, ObjectNode answer) {
        String told = name(answer.path("model").asString(""));
        Set<String> asked = asked(request);
        return asked.stream()
                .filter(told::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElseGet(() -> asked.stream().findFirst().orElse(""));
    }

    /** Looks at what came of a request. */
    void after(ObjectNode request, ObjectNode answer) {
        for (JsonNode choice : answer.path("choices")) {
            for (JsonNode block : choice.path("message").path("reasoning_details")) {
                if (isSealed(block)) {
                    remember(block, answered(request, answer));
                    compareFormats(request, block.path("format").asString(""));
                }
            }
        }
    }

    /** The same model of another provider has another format where it cannot read what the first encrypted. */
    private void compareFormats(ObjectNode request, String format) {
        for (JsonNode message : request.path("messages")) {
            for (JsonNode block : message.path("reasoning_details")) {
                String before = block.path("format").asString("");
                if (isSealed(block) && !before.isEmpty() && !format.isEmpty() && !before.equals(format)) {
                    tell("provider", before, format);
                }
            }
        }
    }

    private static boolean isSealed(JsonNode block) {
        return block instanceof ObjectNode object
                && ReasoningDetail.view(object).isSealed();
    }

    private static List<String> readers(JsonNode block) {
        String format = block.path("format").asString("");
        return FAMILIES.entrySet().stream()
                .filter(each -> format.startsWith(each.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    /** A model's id without what changes neither the model nor its maker: the mark of an alias, variants, a preset. */
    private static String name(String model) {
        String name = model.startsWith("~") ? model.substring(1) : model;
        int end = name.indexOf('@');
        name = end < 0 ? name : name.substring(0, end);
        end = name.indexOf(':');
        return end < 0 ? name : name.substring(0, end);
    }

    /** A sealed block may have many kilobytes; what tells it from others is enough. */
    private static String key(JsonNode block) {
        String seal = block.path("signature").asString("") + block.path("data").asString("");
        return seal.length() + ":" + seal.hashCode();
    }

    private @Nullable String remembered(JsonNode block) {
        lock.lock();
        try {
            return askedModels.get(key(block));
        } finally {
            lock.unlock();
        }
    }

    private void remember(JsonNode block, String model) {
        if (model.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            askedModels.put(key(block), model);
            if (askedModels.size() > MOST_REMEMBERED) {
                askedModels.remove(askedModels.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(String what, String from, String to) {
        lock.lock();
        try {
            if (!told.add(from + " > " + to)) {
                return;
            }
            if (told.size() > MOST_REMEMBERED) {
                told.remove(told.iterator().next());
            }
        } finally {
            lock.unlock();
        }
        LOG.atWarn()
                .addKeyValue("from", from)
                .addKeyValue("to", to)
                .log("the " + what
                        + " changed under encrypted or signed reasoning of an earlier message, which only the"
                        + " first can read; stay with it, or send the message without its reasoning_details");
    }
}
