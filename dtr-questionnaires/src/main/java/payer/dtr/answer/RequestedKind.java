package payer.dtr.answer;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;
import payer.dtr.form.FormPlan;
import payer.rules.policy.Policy;

/** What kind of request a response says it is. */
public final class RequestedKind {

    private RequestedKind() {}

    public static Optional<RequestKind> told(QuestionnaireResponse response) {
        return FormAnswers.of(response.getItem()).to(FormPlan.REQUEST_KIND).stream()
                .filter(Coding.class::isInstance)
                .flatMap(answer -> Arrays.stream(RequestKind.values())
                        .filter(kind -> FormPlan.code(kind).equals(((Coding) answer).getCode())))
                .findFirst();
    }

    /** What is told, or else the kind that the policy speaks of first. */
    static RequestKind of(Policy policy, QuestionnaireResponse response) {
        return told(response)
                .orElseGet(() -> policy.pathways().stream()
                        .flatMap(pathway -> pathway.kinds().stream())
                        .findFirst()
                        .orElse(RequestKind.INITIAL));
    }

    /** The same service, requested in this way. */
    public static ServiceLine in(ServiceLine line, RequestKind kind) {
        return new ServiceLine(
                line.sequence(),
                line.code(),
                line.modifiers(),
                line.quantity(),
                kind,
                line.diagnoses(),
                line.ordered(),
                line.serviced(),
                line.placeOfService(),
                line.provider());
    }
}
