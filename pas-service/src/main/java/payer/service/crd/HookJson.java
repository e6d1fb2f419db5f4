package payer.service.crd;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirText;

/** Hooks as JSON, and the FHIR inside them. Numbers keep their digits: an order goes back as it came. */
@Singleton
final class HookJson {
    private static final String ACCESS = "fhirAuthorization";
    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 128;

    private final FhirText fhir;
    private final CrdSettings settings;
    private final ObjectMapper mapper;
    private final ObjectReader nodes;

    HookJson(FhirText fhir, CrdSettings settings) {
        this.fhir = fhir;
        this.settings = settings;
        this.mapper = mapper(settings);
        this.nodes = mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** A call. The access token in it is good for this once and is kept nowhere. */
    HookBody call(byte[] body) {
        return within(body, () -> {
            try (var parser = mapper.createParser(body)) {
                if (parser.nextToken() == JsonToken.START_OBJECT) return members(parser, body);
            }
            return new HookBody(read(body), body);
        });
    }

    private HookBody members(JsonParser parser, byte[] body) throws IOException {
        var call = mapper.createObjectNode();
        var kept = body;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            var start = parser.currentTokenLocation().getByteOffset();
            var replaced = call.replace(name, nodes.readTree(parser));
            if (replaced != null) throw Problem.of(ProblemKind.MALFORMED, "a member of the body is given twice");
            if (name.equals(ACCESS))
                kept = without(body, start, parser.currentLocation().getByteOffset());
        }
        if (parser.nextToken() != null)
            throw Problem.of(ProblemKind.MALFORMED, "something follows the end of the body");
        return new HookBody(call, kept);
    }

    private static byte[] without(byte[] body, long from, long to) {
        if (from < 0 || to < from) throw Problem.of(ProblemKind.MALFORMED, "the body is not UTF-8");
        var kept = new ByteArrayOutputStream(body.length);
        kept.write(body, 0, (int) from);
        kept.writeBytes(NOTHING);
        kept.write(body, (int) to, body.length - (int) to);
        return kept.toByteArray();
    }

    /** What was kept, as JSON. */
    JsonNode kept(byte[] json) {
        try {
            return mapper.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode read(byte[] body) {
        return within(body, () -> {
            var tree = mapper.readTree(body);
            if (tree.isMissingNode()) throw Problem.of(ProblemKind.MALFORMED, "the body is empty");
            return tree;
        });
    }

    /** Reads JSON. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T within(byte[] body, Reading<T> reading) {
        if (body.length > settings.body())
            throw Problem.of(ProblemKind.TOO_LARGE, "the body has more than " + settings.body() + " bytes");
        try {
            return reading.read();
        } catch (StreamConstraintsException e) {
            throw Problem.of(ProblemKind.TOO_LARGE, "the JSON is nested too deeply, or a value in it is too long");
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw Problem.of(
                    ProblemKind.MALFORMED,
                    "the body is no well-formed JSON (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A resource inside a hook; what FHIR does not know in it is passed over. */
    Resource resource(JsonNode json, String place) {
        return fhir.readPartOver(json, place, Resource.class);
    }

    String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(JsonNode json) {
        try {
            return mapper.writeValueAsBytes(json);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper(CrdSettings settings) {
        var factory = JsonFactory.builder()
                // Names come from outside: kept in the JVM's table of strings they would never leave it.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength((int) settings.body())
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
