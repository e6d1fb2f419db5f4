package payer.service.policies.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.document.PolicyDocument;
import payer.service.policies.Draft;

/**
 * What an author sends: the documents either as text, which is kept letter by letter, or as JSON, which is kept as the YAML
 * that we write ourselves.
 */
@Introspected
record DraftBody(
        @Nullable String reason,
        @Nullable JsonNode document,
        @Nullable JsonNode cases) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String why() {
        return Optional.ofNullable(reason).orElse("");
    }

    Draft draft(String file) {
        if (document == null || document.isNull())
            throw Problem.of(ProblemKind.MISSING, "Send the policy as 'document'", "document");
        var text = document.isTextual()
                ? document.textValue()
                : PolicyDocument.write(PolicyDocument.read(file, indented(document)));
        return new Draft(text, casesText());
    }

    private Optional<String> casesText() {
        return Optional.ofNullable(cases)
                .filter(node -> !node.isNull())
                .map(node -> node.isTextual() ? node.textValue() : indented(node));
    }

    private static String indented(JsonNode node) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that cannot be written", e);
        }
    }
}
