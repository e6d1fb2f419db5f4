package payer.service.crd;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import payer.crd.Consultation;
import payer.decision.Fact;
import payer.intake.Authors;
import payer.intake.RecordFacts;
import payer.intake.Stays;

/** What the caller's records say of the patient. */
final class Chart {
    private static final List<Class<? extends Resource>> TELLING = List.of(
            Observation.class,
            Condition.class,
            Procedure.class,
            Encounter.class,
            DeviceRequest.class,
            ServiceRequest.class);
    private static final List<Class<? extends Resource>> WHO =
            List.of(Practitioner.class, PractitionerRole.class, Organization.class);

    private Chart() {}

    static List<Fact> facts(Known known) {
        var reader = new RecordFacts(authors(known));
        return TELLING.stream()
                .flatMap(type -> known.all(type).stream())
                .flatMap(resource -> reader.read(resource).stream())
                .toList();
    }

    /** A study that the supplier made counts otherwise than one of a laboratory, so it must be told who is who. */
    private static Authors authors(Known known) {
        var told = WHO.stream().flatMap(type -> known.all(type).stream());
        var suppliers = Stream.concat(
                known.all(DeviceRequest.class).stream().map(DeviceRequest::getPerformer),
                known.all(ServiceRequest.class).stream().flatMap(order -> order.getPerformer().stream()));
        return Authors.among(
                told,
                suppliers.filter(performer ->
                        "Organization".equals(performer.getReferenceElement().getResourceType())));
    }

    /** As a request is read, so that the order screen and the request agree. */
    static Consultation.Stay stay(Known known, LocalDate today) {
        var encounters = known.all(Encounter.class);
        var stay = Stays.current(encounters.stream(), today);
        return new Consultation.Stay(
                stay.map(Stays.Stay::admitted),
                stay.flatMap(Stays.Stay::discharged),
                Stays.isEmergency(encounters.stream(), today));
    }
}
