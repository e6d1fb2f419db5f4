package payer.service.dtr;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import payer.dtr.artifact.AuthoredFormCheck;
import payer.dtr.artifact.AuthoredFormReader;
import payer.dtr.form.FormPlan;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.Policy;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.fhir.FhirText;
import payer.service.policies.PoliciesInForce;

/** Puts a form that a person wrote in the place of the one that is made from a policy, once it is checked; or that one back. */
@Singleton
final class ReplaceForm {
    private final PoliciesInForce policies;
    private final KeptTranslations translations;
    private final WrittenForms forms;
    private final ReadWrittenForms seen;
    private final FhirText text;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ReplaceForm(
            PoliciesInForce policies,
            KeptTranslations translations,
            WrittenForms forms,
            ReadWrittenForms seen,
            FhirText text,
            AuditTrail audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.policies = policies;
        this.translations = translations;
        this.forms = forms;
        this.seen = seen;
        this.text = text;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A {@code Problem} with everything that is wrong with it. */
    WrittenForm replace(String policyId, String version, Resource written, Caller caller) {
        var policy = policy(policyId, version);
        var revision = next(policyId, version);
        AuthoredFormCheck.check(FormPlan.of(policy), AuthoredFormReader.read(written, revision), translations);
        return keep(policy, revision, Optional.of(text.json(written)), caller);
    }

    /** What is made from the policy is its form again. */
    WrittenForm putBack(String policyId, String version, Caller caller) {
        return keep(policy(policyId, version), next(policyId, version), Optional.empty(), caller);
    }

    List<WrittenForm> history(String policyId, String version) {
        policy(policyId, version);
        return forms.of(policyId, version);
    }

    private Policy policy(String id, String version) {
        return policies.now().policies().stream()
                .filter(policy -> policy.id().equals(id) && policy.version().equals(version))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such version of a policy."));
    }

    private int next(String policy, String version) {
        return forms.of(policy, version).stream()
                        .mapToInt(WrittenForm::revision)
                        .max()
                        .orElse(0)
                + 1;
    }

    private WrittenForm keep(Policy policy, int revision, Optional<String> bundle, Caller caller) {
        var form = new WrittenForm(
                policy.id(),
                policy.version(),
                revision,
                clock.instant(),
                caller.client().value(),
                bundle);
        transactions.executeWrite(_ -> {
            forms.add(form);
            return audit.append(AuditEntry.of(
                    Act.of(
                            Act.Kind.ADMINISTRATION,
                            bundle.isPresent() ? "replace" : "put-back",
                            "form",
                            policy.id() + "|" + policy.version() + "-" + revision),
                    caller));
        });
        seen.lookAgain();
        return form;
    }
}
