package payer.service.priorauth;

import java.util.List;
import java.util.Set;
import payer.service.audit.Act;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.DataCategory;
import payer.service.caller.Caller;

/** The entries that prior authorization leaves in the audit trail. */
final class Acts {
    static final String SUBMIT = "http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-submit";
    static final String INQUIRE = "http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-inquiry";

    private static final Answer ONE = new Answer(200, 1, 0, Set.of(DataCategory.PRIOR_AUTHORIZATION));

    private Acts() {}

    static AuditEntry operation(String canonical, String id, List<String> patients, Caller caller, String correlation) {
        return AuditEntry.of(Act.operation(canonical, "Claim", id), caller)
                .correlation(correlation)
                .answer(ONE)
                .patients(patients);
    }

    /** Of an operation that decided, by the policies that its lines rest on. */
    static AuditEntry deciding(String canonical, PriorAuth authorization, Caller caller, String correlation) {
        return operation(
                        canonical,
                        authorization.id().toString(),
                        authorization.request().parties().record().stream().toList(),
                        caller,
                        correlation)
                .by(policies(authorization));
    }

    private static List<String> policies(PriorAuth authorization) {
        return authorization.lines().stream()
                .map(line -> line.standing().basis())
                .map(basis -> basis.policy() + "|" + basis.version())
                .toList();
    }

    static AuditEntry read(PriorAuth authorization, Caller caller, String correlation) {
        return AuditEntry.of(
                        Act.rest("read", "ClaimResponse", authorization.id().toString()), caller)
                .correlation(correlation)
                .answer(ONE)
                .patients(authorization.request().parties().record().stream().toList());
    }

    /** @param id of the authorization that the Task shows */
    static AuditEntry task(String id, List<String> patients, Caller caller, String correlation) {
        return AuditEntry.of(Act.rest("update", "Task", id), caller)
                .correlation(correlation)
                .answer(ONE)
                .patients(patients);
    }

    /** What the payer's own staff does. */
    static AuditEntry administration(String what, PriorAuth authorization, Caller caller, String correlation) {
        return AuditEntry.of(
                        Act.of(
                                Act.Kind.ADMINISTRATION,
                                what,
                                "prior-authorization",
                                authorization.id().toString()),
                        caller)
                .correlation(correlation)
                .answer(ONE)
                .by(policies(authorization))
                .patients(authorization.request().parties().record().stream().toList());
    }
}
