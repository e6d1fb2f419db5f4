package payer.service.formapp;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.RequestKind;

/**
 * What a request for authorization is made of, as the EHR has it.
 *
 * @param requester who ordered
 * @param supplier who is to deliver or perform it, where the order says so
 * @param providers requester and supplier with those that they refer to
 * @param kind what kind of request it is, where a form asked that
 */
record RequestParts(
        Patient patient,
        Coverage coverage,
        Organization insurer,
        List<Resource> orders,
        List<QuestionnaireResponse> forms,
        Resource requester,
        Optional<Resource> supplier,
        List<Resource> providers,
        Optional<RequestKind> kind,
        boolean urgent) {
    RequestParts {
        orders = List.copyOf(orders);
        forms = List.copyOf(forms);
        providers = List.copyOf(providers);
    }

    @Override
    public String toString() {
        return "RequestParts";
    }
}
