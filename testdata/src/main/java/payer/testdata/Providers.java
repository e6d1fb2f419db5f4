package payer.testdata;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** Everybody who gives care in the demo, as a directory. */
public final class Providers {

    /** The health record system that all demo providers share. */
    public static final String EHR_BASE = "https://ehr.example.org/fhir";

    /** The system of the record numbers that this health record system gives to its patients. */
    public static final String RECORD_NUMBER_SYSTEM = "https://ehr.example.org/sid/mrn";

    private Providers() {}

    public static List<Resource> resources() {
        return Stream.concat(
                        Arrays.stream(Facility.values()).flatMap(Providers::of),
                        Arrays.stream(Clinician.values()).flatMap(Providers::of))
                .toList();
    }

    private static Stream<Resource> of(Facility facility) {
        return Stream.of(facility.organization(), facility.location(), facility.endpoint(), facility.affiliation());
    }

    private static Stream<Resource> of(Clinician clinician) {
        return Stream.of(clinician.practitioner(), clinician.role());
    }
}
