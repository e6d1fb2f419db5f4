package payer.service.fhir.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/** Leaves out of a definition what is written for people, which is most of it and takes most of the time to read. */
final class LeanJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> PROSE_OF_ELEMENTS =
            Set.of("mapping", "comment", "requirements", "alias", "definition", "example");

    private LeanJson() {}

    static byte[] of(byte[] json, boolean structure) throws IOException {
        var lean = new ByteArrayOutputStream(json.length / 2);
        try (var from = JSON.createParser(json);
                var to = JSON.createGenerator(lean)) {
            copy(from, to, structure);
        }
        return lean.toByteArray();
    }

    private static void copy(JsonParser from, JsonGenerator to, boolean structure) throws IOException {
        for (var token = from.nextToken(); token != null; token = from.nextToken())
            if (token == JsonToken.FIELD_NAME && isProse(from, structure)) {
                from.nextToken();
                from.skipChildren();
            } else to.copyCurrentEventExact(from);
    }

    private static boolean isProse(JsonParser at, boolean structure) throws IOException {
        var field = at.currentName().startsWith("_") ? at.currentName().substring(1) : at.currentName();
        var isTop = at.getParsingContext().getParent().inRoot();
        return isTop ? field.equals("text") : structure && PROSE_OF_ELEMENTS.contains(field);
    }
}
