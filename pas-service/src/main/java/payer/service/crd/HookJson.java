package payer.service.crd;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirText;

/** Hooks as JSON, and the FHIR inside them. Numbers keep their digits: an order goes back as it came. */
@Singleton
final class HookJson {
    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 128;

    private final FhirText fhir;
    private final CrdSettings settings;
    private final ObjectMapper mapper;

    HookJson(FhirText fhir, CrdSettings settings) {
        this.fhir = fhir;
        this.settings = settings;
        this.mapper = mapper(settings);
    }

    JsonNode read(byte[] body) {
        if (body.length > settings.body())
            throw Problem.of(ProblemKind.TOO_LARGE, "the body has more than " + settings.body() + " bytes");
        try {
            var tree = mapper.readTree(body);
            if (tree.isMissingNode()) throw Problem.of(ProblemKind.MALFORMED, "the body is empty");
            return tree;
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
        return fhir.readPartOver(bytes(json), place, Resource.class);
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
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength((int) settings.body())
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
