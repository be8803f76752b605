package io.airsprotocols.openrouter.catalog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All models as they were at a moment, to be looked up without asking the server. Immutable. */
public final class ModelSnapshot {

    private final Instant readAt;
    private final List<Model> models;
    private final Map<String, Model> byName;

    ModelSnapshot(Instant readAt, List<Model> models) {
        this.readAt = readAt;
        this.models = List.copyOf(models);
        Map<String, Model> names = new LinkedHashMap<>();
        this.models.forEach(each -> names.putIfAbsent(each.id(), each));
        for (Model each : this.models) {
            String canonical = each.canonicalSlug();
            if (canonical != null) {
                names.putIfAbsent(canonical, each);
            }
        }
        this.byName = names;
    }

    /**
     * When the models were read.
     *
     * @return the moment
     */
    public Instant readAt() {
        return readAt;
    }

    /**
     * The models, whatever they answer with.
     *
     * @return an unmodifiable list
     */
    public List<Model> models() {
        return models;
    }

    /**
     * A model of that time.
     *
     * @param id its id or its canonical slug, with the variant if it is a model of its own ({@code :free})
     * @return the model, empty if there was none of that name
     */
    public Optional<Model> find(String id) {
        return Optional.ofNullable(byName.get(id));
    }

    /** How many models, and of when. */
    @Override
    public String toString() {
        return "ModelSnapshot[" + models.size() + " models, read at " + readAt + "]";
    }
}
