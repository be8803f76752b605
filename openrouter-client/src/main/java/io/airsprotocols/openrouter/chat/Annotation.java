package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer rests on ({@code message.annotations[]}): pages of the web, files of the request. Immutable.
 */
public abstract sealed class Annotation extends JsonView
        permits UrlCitation, ParsedFile, FileCitation, OtherAnnotation {

    Annotation(ObjectNode json) {
        super(json);
    }

    /**
     * A page of the web.
     *
     * @param url its address
     * @param title its title
     * @return the annotation
     */
    public static UrlCitation url(String url, String title) {
        ObjectNode json = Json.object().put("type", "url_citation");
        json.putObject("url_citation").put("url", url).put("title", title);
        return new UrlCitation(json);
    }

    /**
     * What a file was read as.
     *
     * @param hash what tells the file from others, as an answer gave it
     * @param content what the file holds: texts and images
     * @return the annotation
     */
    public static ParsedFile file(String hash, ContentPart... content) {
        ObjectNode json = Json.object().put("type", "file");
        ArrayNode parts = json.putObject("file").put("hash", hash).putArray("content");
        for (ContentPart part : content) {
            parts.add(part.json());
        }
        return new ParsedFile(json);
    }

    /**
     * A file that something was found in.
     *
     * @param fileId the file's id
     * @return the annotation
     */
    public static FileCitation fileCitation(String fileId) {
        ObjectNode json = Json.object().put("type", "file_annotation");
        json.putObject("file_annotation").put("file_id", fileId);
        return new FileCitation(json);
    }

    /**
     * An annotation from JSON, whatever its kind.
     *
     * @param json the annotation as the API defines it
     * @return the annotation
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static Annotation of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return view(Json.copy("annotation", object));
        }
        throw new IllegalArgumentException("An annotation is a JSON object, was " + json);
    }

    static Annotation view(ObjectNode json) {
        JsonNode type = json.path("type");
        return switch (type.isString() ? type.stringValue() : "") {
            case "url_citation" -> new UrlCitation(json);
            case "file" -> new ParsedFile(json);
            case "file_annotation" -> new FileCitation(json);
            default -> new OtherAnnotation(json);
        };
    }

    /**
     * The kind of the annotation ({@code type}).
     *
     * @return such as {@code url_citation}; empty if there is none
     */
    public String type() {
        return string("type", "");
    }
}
