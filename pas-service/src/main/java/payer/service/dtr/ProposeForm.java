package payer.service.dtr;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import payer.dtr.artifact.AuthoredFormReader;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.fhir.FhirText;
import payer.service.policies.Person;

/** Takes a form that a person wrote, once it is checked, or their wish to put the policy's own back: for another to approve. */
@Singleton
final class ProposeForm {
    private final FormPolicies policies;
    private final CheckForm check;
    private final WrittenForms forms;
    private final FhirText text;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ProposeForm(
            FormPolicies policies,
            CheckForm check,
            WrittenForms forms,
            FhirText text,
            AuditTrail audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.policies = policies;
        this.check = check;
        this.forms = forms;
        this.text = text;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A {@code Problem} with everything that is wrong with it. */
    WrittenForm propose(String policyId, String version, Resource written, Caller caller) {
        var policy = policies.find(policyId, version);
        var revision = next(policyId, version);
        var checked = check.check(policy, AuthoredFormReader.read(written, revision));
        return keep(
                "propose", form(policyId, version, revision, Optional.of(text.json(written)), checked, caller), caller);
    }

    /** What is made from the policy is to be its form again. */
    WrittenForm proposeOwn(String policyId, String version, Caller caller) {
        policies.find(policyId, version);
        return keep(
                "propose-own", form(policyId, version, next(policyId, version), Optional.empty(), "", caller), caller);
    }

    private int next(String policy, String version) {
        return new FormHistory(forms.of(policy, version)).next();
    }

    private WrittenForm form(
            String policy, String version, int revision, Optional<String> bundle, String checked, Caller caller) {
        return new WrittenForm(
                policy, version, revision, clock.instant(), Person.of(caller), bundle, checked, Optional.empty());
    }

    private WrittenForm keep(String act, WrittenForm form, Caller caller) {
        transactions.executeWrite(_ -> {
            forms.add(form);
            return audit.append(AuditEntry.of(
                    Act.of(
                            Act.Kind.ADMINISTRATION,
                            act,
                            "form",
                            form.policy() + "|" + form.policyVersion() + "-" + form.revision()),
                    caller));
        });
        return form;
    }
}
