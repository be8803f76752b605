package io.airsprotocols.openrouter.catalog;

import io.airsprotocols.openrouter.json.JsonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A model of the catalogue ({@code Model}). Immutable. */
public final class Model extends JsonView {

    Model(ObjectNode json) {
        super(json);
    }

    /**
     * What a request names it by ({@code id}).
     *
     * @return such as {@code openai/gpt-4o}
     */
    public String id() {
        return string("id", "");
    }

    /**
     * Its name that never changes its meaning ({@code canonical_slug}).
     *
     * @return the slug, or null if not told
     */
    public @Nullable String canonicalSlug() {
        return string("canonical_slug");
    }

    /**
     * Its name for people ({@code name}).
     *
     * @return the name; the id where there is none
     */
    public String name() {
        return string("name", id());
    }

    /**
     * What it is ({@code description}).
     *
     * @return a text, often in Markdown, or null
     */
    public @Nullable String description() {
        return string("description");
    }

    /**
     * When it came into the catalogue ({@code created}).
     *
     * @return the moment, or null if not told
     */
    public @Nullable Instant created() {
        return instant("created");
    }

    /**
     * How many tokens prompt and answer may have together ({@code context_length}).
     *
     * @return the count, or null if not told
     */
    public @Nullable Long contextLength() {
        return number("context_length");
    }

    /**
     * How many tokens an answer may have ({@code top_provider.max_completion_tokens}).
     *
     * @return the count, or null if not told
     */
    public @Nullable Long maxCompletionTokens() {
        return top().limit();
    }

    /**
     * Whether prompts are moderated before they reach the model ({@code top_provider.is_moderated}).
     *
     * @return true if they are
     */
    public boolean isModerated() {
        return top().moderated();
    }

    /**
     * What it understands ({@code architecture.input_modalities}).
     *
     * @return the modalities, never null
     */
    public List<Modality> inputModalities() {
        return architecture().modalities("input_modalities");
    }

    /**
     * What it answers with ({@code architecture.output_modalities}).
     *
     * @return the modalities, never null
     */
    public List<Modality> outputModalities() {
        return architecture().modalities("output_modalities");
    }

    /**
     * How it counts tokens ({@code architecture.tokenizer}).
     *
     * @return such as {@code GPT}, or null if not told
     */
    public @Nullable String tokenizer() {
        return architecture().tokenizer();
    }

    /**
     * What it costs ({@code pricing}).
     *
     * @return the prices; none is known where the catalogue has none
     */
    public Pricing pricing() {
        return part("pricing", Pricing::new);
    }

    /**
     * Which parameters of a request it knows ({@code supported_parameters}).
     *
     * @return their names, such as {@code tools}, never null
     */
    public List<String> supportedParameters() {
        return texts("supported_parameters");
    }

    /**
     * How it can be told to reason ({@code reasoning}).
     *
     * @return the ways, or null if it does not reason or is a router
     */
    public @Nullable ModelReasoning reasoning() {
        return child("reasoning", ModelReasoning::new);
    }

    /**
     * Up to when it knows the world ({@code knowledge_cutoff}).
     *
     * @return a date, or null if not told
     */
    public @Nullable String knowledgeCutoff() {
        return string("knowledge_cutoff");
    }

    /**
     * When it goes ({@code expiration_date}).
     *
     * @return a date, or null if it stays
     */
    public @Nullable String expirationDate() {
        return string("expiration_date");
    }

    private Part top() {
        return part("top_provider", Part::new);
    }

    private Part architecture() {
        return part("architecture", Part::new);
    }

    /** An object within the model whose fields are read as the model's own. */
    private static final class Part extends JsonView {
        Part(ObjectNode json) {
            super(json);
        }

        List<Modality> modalities(String name) {
            return texts(name).stream().map(Modality::new).toList();
        }

        @Nullable
        String tokenizer() {
            return string("tokenizer");
        }

        @Nullable
        Long limit() {
            return number("max_completion_tokens");
        }

        boolean moderated() {
            return isTrue("is_moderated");
        }
    }
}
