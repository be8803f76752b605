package io.airsprotocols.openrouter.sandbox;

import io.airsprotocols.openrouter.sandbox.internal.chat.Playbook;
import io.airsprotocols.openrouter.sandbox.internal.chat.Scripted;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.model.Catalog;
import io.airsprotocols.openrouter.sandbox.internal.model.Endpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox is to answer, in place of its models. Thread-safe.
 *
 * <p>A request for inference that is valid and may be made is answered by the first of these that applies: a reply given
 * {@linkplain #when for requests like it}, the next reply {@linkplain #then in line}, a {@linkplain #model scripted
 * model}, a built-in model. For the first two, the model a request names need not exist.
 *
 * <p>Matchers and scripted models are code of the test's own. If it throws, the request is answered by an error of status 500
 * that says so, and the log (that of the platform, {@link System.Logger}) has the stack trace.
 */
public final class Script {

    private static final System.Logger LOG = System.getLogger(Script.class.getName());

    private final Catalog catalog;
    private final Deque<Reply> line = new ArrayDeque<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Function<Received, Reply>> models = new LinkedHashMap<>();
    private final Map<String, Integer> failing = new LinkedHashMap<>();

    private record Rule(Predicate<Received> matcher, Reply reply) {}

    Script(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Answers the next request for inference, whatever it is. Replies are used once, in the order given.
     *
     * @param reply what to answer
     * @return this
     */
    public synchronized Script then(Reply reply) {
        line.add(Objects.requireNonNull(reply, "reply"));
        return this;
    }

    /**
     * Answers every request for inference that matches. The first rule that matches is used.
     *
     * @param matcher tells which requests
     * @param reply what to answer
     * @return this
     */
    public synchronized Script when(Predicate<Received> matcher, Reply reply) {
        rules.add(new Rule(Objects.requireNonNull(matcher, "matcher"), Objects.requireNonNull(reply, "reply")));
        return this;
    }

    /**
     * Adds a model, which is in the catalogue and answers as long as the sandbox runs, also after a reset.
     *
     * @param id its id, such as {@code test/parrot}; an id of the catalogue is taken over
     * @param answers what it answers to a request; {@link Reply#asUsual} is what a model of that id would have answered,
     *     and {@link Reply#fault} breaks that
     * @return this
     */
    public synchronized Script model(String id, Function<Received, Reply> answers) {
        models.put(Objects.requireNonNull(id, "id"), Objects.requireNonNull(answers, "answers"));
        if (catalog.find(id) == null) {
            catalog.script(id);
        }
        return this;
    }

    /**
     * Lets a provider fail, so that requests fall back to the next endpoint, or the next model.
     *
     * @param provider its slug or name, such as {@code azure}, {@code deepinfra/turbo} or {@code Amazon Bedrock}
     * @param status the HTTP status with which it fails, 400 to 599
     * @return this
     */
    public synchronized Script providerFails(String provider, int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A provider fails with a status from 400 to 599, not with " + status);
        }
        failing.put(Objects.requireNonNull(provider, "provider"), status);
        return this;
    }

    /**
     * Lets a provider work again.
     *
     * @param provider the name under which it was made to fail
     * @return this
     */
    public synchronized Script providerWorks(String provider) {
        failing.remove(Objects.requireNonNull(provider, "provider"));
        return this;
    }

    /**
     * The number of replies in line that nobody has asked for yet: a test may want it to be 0 in the end.
     *
     * @return how many
     */
    public synchronized int unused() {
        return line.size();
    }

    synchronized void reset() {
        line.clear();
        rules.clear();
        failing.clear();
    }

    private @Nullable Reply next(Received received) {
        List<Rule> asked;
        synchronized (this) {
            asked = List.copyOf(rules);
        }
        // A matcher is the test's own code and must not be called under a lock.
        for (Rule rule : asked) {
            if (guarded("a matcher of the script", () -> rule.matcher().test(received))) {
                return rule.reply();
            }
        }
        synchronized (this) {
            return line.poll();
        }
    }

    /** Runs code of the test's own. If it fails, the client is told so; it would wait for its answer otherwise. */
    private static <T> T guarded(String what, Supplier<T> code) {
        try {
            return code.get();
        } catch (RuntimeException | Error failed) {
            LOG.log(System.Logger.Level.WARNING, what + " failed", failed);
            throw new ApiFailure(500, "In the sandbox, " + what + " failed: " + failed).type("server");
        }
    }

    private synchronized @Nullable Function<Received, Reply> scripted(String id) {
        return models.get(id);
    }

    private synchronized @Nullable Integer failureOf(Endpoint endpoint) {
        for (Map.Entry<String, Integer> each : failing.entrySet()) {
            if (endpoint.isCalled(each.getKey())) {
                return each.getValue();
            }
        }
        return null;
    }

    Playbook playbook() {
        return new Playbook() {
            @Override
            public @Nullable Scripted next(HttpRequest request) {
                Reply reply = Script.this.next(Received.of(request));
                return reply == null ? null : reply.scripted();
            }

            @Override
            public @Nullable Scripted model(String id, HttpRequest request) {
                Function<Received, Reply> answers = scripted(id);
                return answers == null
                        ? null
                        : guarded(
                                        "the script of " + id,
                                        () -> Objects.requireNonNull(
                                                answers.apply(Received.of(request)), "it gave no reply"))
                                .scripted();
            }

            @Override
            public @Nullable Integer failure(Endpoint endpoint) {
                return failureOf(endpoint);
            }
        };
    }
}
