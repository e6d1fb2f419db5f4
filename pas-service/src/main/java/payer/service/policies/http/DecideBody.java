package payer.service.policies.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.DecideAsKnown.Asked;

/** A situation as a case tells it, as JSON or as text, and the policy in whose terms it speaks. */
@Introspected
record DecideBody(@Nullable String policy, @Nullable JsonNode situation) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Asked asked(Optional<String> known) {
        if (situation == null || situation.isNull())
            throw Problem.of(
                    ProblemKind.MISSING, "Send the situation: 'requested', 'lines' and 'facts' of a case", "situation");
        return new Asked(text(situation), Optional.ofNullable(policy), known.map(DecideBody::moment));
    }

    private static String text(JsonNode situation) {
        try {
            return situation.isTextual()
                    ? situation.textValue()
                    : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(situation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that cannot be written", e);
        }
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "A moment is a time with its zone such as 2026-11-01T12:00:00Z",
                    "known");
        }
    }

    @Override
    public String toString() {
        return "DecideBody";
    }
}
