package payer.service.dtr;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.policies.Person;

/** A second person approves what somebody wrote, and only then it is handed out; or sends it back. */
@Singleton
final class ApproveForm {
    private final FormPolicies policies;
    private final CheckForm check;
    private final WrittenForms forms;
    private final ReadWrittenForms seen;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ApproveForm(
            FormPolicies policies,
            CheckForm check,
            WrittenForms forms,
            ReadWrittenForms seen,
            AuditTrail audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.policies = policies;
        this.check = check;
        this.forms = forms;
        this.seen = seen;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<WrittenForm> history(String policy, String version) {
        policies.find(policy, version);
        return forms.of(policy, version);
    }

    WrittenForm revision(String policy, String version, int revision) {
        return new FormHistory(history(policy, version)).revision(revision);
    }

    /** Checked once more, for the policy may have been corrected, or packages been loaded, since it was written. */
    WrittenForm approve(String policyId, String version, int revision, String reason, Caller caller) {
        var policy = policies.find(policyId, version);
        var history = new FormHistory(forms.of(policyId, version));
        var form = history.proposed(revision);
        history.refuseAuthor(Person.of(caller), revision);
        var checked = form.bundle()
                .map(json -> check.check(policy, seen.read(json, revision)))
                .orElse("");
        return judge(
                "approve", form, new FormVerdict(clock.instant(), Person.of(caller), true, reason, checked), caller);
    }

    WrittenForm sendBack(String policy, String version, int revision, String reason, Caller caller) {
        var form = new FormHistory(history(policy, version)).proposed(revision);
        return judge("send-back", form, new FormVerdict(clock.instant(), Person.of(caller), false, reason, ""), caller);
    }

    private WrittenForm judge(String act, WrittenForm form, FormVerdict verdict, Caller caller) {
        transactions.executeWrite(_ -> {
            forms.judge(form, verdict);
            return audit.append(AuditEntry.of(
                    Act.of(
                            Act.Kind.ADMINISTRATION,
                            act,
                            "form",
                            form.policy() + "|" + form.policyVersion() + "-" + form.revision()),
                    caller));
        });
        seen.lookAgain();
        return revision(form.policy(), form.policyVersion(), form.revision());
    }
}
