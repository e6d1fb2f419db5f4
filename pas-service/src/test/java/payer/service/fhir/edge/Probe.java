package payer.service.fhir.edge;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome;
import payer.service.running.RunningService;

/** The running service with the probe API, shared by the tests that leave nothing behind. */
final class Probe {
    static final RunningService SERVICE = RunningService.with(Map.of(ProbeController.SWITCH, "true"));

    private Probe() {}

    static OperationOutcome outcome(HttpResponse<String> answer) {
        return (OperationOutcome) FhirContext.forR4Cached().newJsonParser().parseResource(answer.body());
    }
}
