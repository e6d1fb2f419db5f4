package payer.service.sandbox.ehr;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import payer.problem.Problem.Issue;
import payer.service.fhir.ErrorStyle;
import payer.service.fhir.Failure;
import payer.service.fhir.FhirFormat;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.chart.Nodes;

/** The pretend system's FHIR server answers errors as a FHIR server does, though it is none of the payer's. */
@Singleton
@Order(1)
final class EhrErrorStyle implements ErrorStyle {

    @Override
    public boolean covers(HttpRequest<?> request) {
        return request.getPath().startsWith(Addresses.FHIR + "/");
    }

    @Override
    public Rendered render(HttpRequest<?> request, Failure failure) {
        var outcome = Nodes.object().put("resourceType", "OperationOutcome");
        var issues = outcome.putArray("issue");
        for (Issue issue : failure.issues())
            issues.addObject()
                    .put("severity", "error")
                    .put("code", issue.type().code())
                    .putObject("details")
                    .put("text", issue.text());
        return new Rendered(outcome.toString(), FhirFormat.JSON.contentType());
    }
}
