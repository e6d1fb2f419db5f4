package payer.service.fhir.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the index of definitions needs to know of a resource, read without building it. */
record ResourceHead(
        String type,
        String id,
        String url,
        @Nullable String version,
        @Nullable String derivation,
        @Nullable String content,
        @Nullable String supplements,
        boolean hasSnapshot) {
    private static final JsonFactory JSON = new JsonFactory();

    /** The one published snapshot that HL7's validator always makes anew. */
    private static final String REMADE = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaireresponse";

    private static final Set<String> FIELDS =
            Set.of("resourceType", "id", "url", "version", "derivation", "content", "supplements");

    static ResourceHead of(byte[] json) throws IOException {
        var found = new HashMap<String, String>();
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                var value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING && FIELDS.contains(field)) found.put(field, parser.getText());
                if (field.equals("snapshot")) found.put(field, "");
                parser.skipChildren();
            }
        }
        return of(found);
    }

    private static ResourceHead of(Map<String, String> found) {
        return new ResourceHead(
                found.getOrDefault("resourceType", ""),
                found.getOrDefault("id", ""),
                found.getOrDefault("url", ""),
                found.get("version"),
                found.get("derivation"),
                found.get("content"),
                found.get("supplements"),
                found.containsKey("snapshot"));
    }

    boolean isStructure() {
        return type.equals("StructureDefinition");
    }

    /** Whether the published snapshot is used as it is. */
    boolean keepsSnapshot() {
        return isStructure() && hasSnapshot && !url.equals(REMADE);
    }

    /** A data type, a resource type or a logical model, as against a profile of one. */
    boolean definesType() {
        return isStructure() && !"constraint".equals(derivation);
    }
}
