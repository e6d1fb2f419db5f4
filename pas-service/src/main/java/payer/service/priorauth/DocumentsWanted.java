package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import payer.decision.PolicyReference;
import payer.rules.policy.Check;
import payer.service.policies.PoliciesInForce;

/**
 * Which criteria of the policies are shown by a document, and under which of LOINC's codes such documents are asked for; the
 * codes are those of the guide's value set of attachments. Where no code was chosen for a criterion, it is that of medical
 * records.
 */
@Singleton
final class DocumentsWanted {
    private static final String CODES = "attachment-codes.properties";
    private static final String MEDICAL_RECORDS = "11503-0";

    private final PoliciesInForce policies;
    private final Map<String, String> codes;

    DocumentsWanted(PoliciesInForce policies) {
        this.policies = policies;
        this.codes = codes();
    }

    /** Empty if the criterion is better asked for with a form. */
    Optional<String> code(PolicyReference policy, String criterion) {
        return policies.now().policies().stream()
                .filter(one -> one.id().equals(policy.id()) && one.version().equals(policy.version()))
                .findFirst()
                .flatMap(one -> one.leaf(criterion))
                .filter(leaf -> leaf.check() instanceof Check.Document)
                .map(_ -> codes.getOrDefault(policy.id() + "/" + criterion, MEDICAL_RECORDS));
    }

    private static Map<String, String> codes() {
        var read = new Properties();
        try (InputStream stream = DocumentsWanted.class.getResourceAsStream(CODES)) {
            if (stream == null) throw new IllegalStateException("missing: " + CODES);
            read.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, read::getProperty));
    }
}
