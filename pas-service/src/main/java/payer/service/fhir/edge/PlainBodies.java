package payer.service.fhir.edge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.Problem.Issue;
import payer.problem.ProblemKind;

/** Reads JSON that is not FHIR and refuses a field that means nothing here: a misspelt one must not be as if it were not there. */
@Singleton
public final class PlainBodies {
    private final ObjectMapper json;

    PlainBodies(ObjectMapper json) {
        this.json = json;
    }

    public <T> T read(JsonNode body, Class<T> type) {
        try {
            return json.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(body);
        } catch (UnrecognizedPropertyException unknown) {
            throw new Problem(ProblemKind.INVALID_VALUE, List.of(unknown(unknown)));
        } catch (JsonMappingException e) {
            throw new Problem(
                    ProblemKind.INVALID_VALUE, JsonPlaces.issue(e).stream().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was sent is not repeated. */
    private static Issue unknown(UnrecognizedPropertyException unknown) {
        var known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
        return new Issue(IssueType.VALUE, "there is a field that is not known here; known are " + known, "body");
    }
}
