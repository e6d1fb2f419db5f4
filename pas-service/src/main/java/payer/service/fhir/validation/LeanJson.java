package payer.service.fhir.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/**
 * Leaves out of a definition what is written for people, which is most of it and takes most of the time to read, and what a
 * snapshot repeats.
 */
final class LeanJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> PROSE_OF_ELEMENTS =
            Set.of("mapping", "comment", "requirements", "alias", "definition", "example");

    private final Set<String> unwantedFields;
    private final boolean isStructure;

    private LeanJson(ResourceHead head) {
        this.isStructure = head.isStructure();
        this.unwantedFields = head.keepsSnapshot() ? Set.of("text", "differential") : Set.of("text");
    }

    static byte[] of(byte[] json, ResourceHead head) throws IOException {
        return new LeanJson(head).lean(json);
    }

    private byte[] lean(byte[] json) throws IOException {
        var lean = new ByteArrayOutputStream(json.length / 2);
        try (var from = JSON.createParser(json);
                var to = JSON.createGenerator(lean)) {
            copy(from, to);
        }
        return lean.toByteArray();
    }

    private void copy(JsonParser from, JsonGenerator to) throws IOException {
        for (var token = from.nextToken(); token != null; token = from.nextToken())
            if (token == JsonToken.FIELD_NAME && isUnwanted(from)) {
                from.nextToken();
                from.skipChildren();
            } else to.copyCurrentEventExact(from);
    }

    private boolean isUnwanted(JsonParser at) throws IOException {
        var field = at.currentName().startsWith("_") ? at.currentName().substring(1) : at.currentName();
        var isTop = at.getParsingContext().getParent().inRoot();
        return isTop ? unwantedFields.contains(field) : isStructure && PROSE_OF_ELEMENTS.contains(field);
    }
}
