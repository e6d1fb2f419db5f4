package payer.testdata;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Resource;

/** FHIR resources as text. */
public final class Json {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private Json() {}

    public static FhirContext fhir() {
        return R4;
    }

    public static String compact(Resource resource) {
        return R4.newJsonParser().encodeResourceToString(resource);
    }

    public static String pretty(Resource resource) {
        return R4.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
    }
}
