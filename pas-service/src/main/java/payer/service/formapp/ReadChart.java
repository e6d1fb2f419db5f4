package payer.service.formapp;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.formapp.smart.EhrServer;
import payer.service.formapp.smart.EhrServers;

/** What the EHR has that a form is about: the patient, their coverage, and what is ordered for them. */
@Singleton
public final class ReadChart {
    private final EhrServers servers;

    ReadChart(EhrServers servers) {
        this.servers = servers;
    }

    public Patient patient(Clinician clinician) {
        return server(clinician)
                .read(clinician.patient())
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .orElseThrow(() -> missing("The EHR does not have the patient whose chart is open"));
    }

    /** What the app was launched for; otherwise what is being ordered for the patient. */
    public List<Resource> orders(Clinician clinician) {
        var named = clinician.visit().context().orders();
        return named.isEmpty() ? searched(clinician) : orders(clinician, named);
    }

    /** Those of the patient's that are named; a reference to nothing, or to somebody else's, is passed over. */
    List<Resource> orders(Clinician clinician, List<String> references) {
        var server = server(clinician);
        return references.stream()
                .flatMap(reference -> server.read(reference).stream())
                .filter(order -> OrderWords.isFor(order, clinician.patient()))
                .toList();
    }

    private List<Resource> searched(Clinician clinician) {
        var server = server(clinician);
        var mine = "patient=" + clinician.visit().patient();
        return Stream.of(
                        server.search(DeviceRequest.class, mine + "&status=draft,active"),
                        server.search(ServiceRequest.class, mine + "&status=draft,active"),
                        server.search(MedicationRequest.class, mine + "&status=draft"))
                .<Resource>flatMap(List::stream)
                .toList();
    }

    /** The one that the app was launched with; otherwise the one in force. */
    Coverage coverage(Clinician clinician) {
        var server = server(clinician);
        return clinician
                .visit()
                .context()
                .coverage()
                .flatMap(server::read)
                .filter(Coverage.class::isInstance)
                .map(Coverage.class::cast)
                .or(() ->
                        server
                                .search(
                                        Coverage.class,
                                        "patient=" + clinician.visit().patient() + "&status=active")
                                .stream()
                                .findFirst())
                .orElseThrow(() ->
                        missing("The chart has no coverage in force. Add the patient's coverage in the EHR first"));
    }

    EhrServer server(Clinician clinician) {
        return servers.of(clinician.ehr(), clinician.tokens());
    }

    private static Problem missing(String text) {
        return Problem.of(ProblemKind.UNPROCESSABLE, text);
    }
}
