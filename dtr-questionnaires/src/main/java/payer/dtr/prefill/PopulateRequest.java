package payer.dtr.prefill;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * Which form is to be filled in about whom, and from what.
 *
 * @param canonical of the form
 * @param data resources that came along
 * @param endpoint the FHIR server to ask for the rest
 * @param local whether the payer adds what it knows itself
 */
public record PopulateRequest(
        String canonical, Reference subject, List<Resource> data, Optional<Endpoint> endpoint, boolean local) {

    public PopulateRequest {
        data = List.copyOf(data);
    }

    public Optional<Patient> patient() {
        return of(Patient.class).findFirst();
    }

    public List<Coverage> coverages() {
        return of(Coverage.class).toList();
    }

    /** What is being ordered; a prescription that is no draft is part of the chart. */
    public List<Resource> orders() {
        return data.stream()
                .filter(resource -> resource instanceof ServiceRequest
                        || resource instanceof DeviceRequest
                        || (resource instanceof MedicationRequest prescription
                                && prescription.getStatus() == MedicationRequestStatus.DRAFT))
                .toList();
    }

    private <T extends Resource> Stream<T> of(Class<T> type) {
        return data.stream().filter(type::isInstance).map(type::cast);
    }

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "PopulateRequest";
    }
}
