package payer.dtr.artifact;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import payer.dtr.Edition;

/** How versions are compared, which the newer edition wants to be told: as texts, since ours are dates. */
final class Versioning {
    private static final String ALGORITHM = "http://hl7.org/fhir/StructureDefinition/artifact-versionAlgorithm";

    private Versioning() {}

    static void tell(DomainResource resource, Edition edition) {
        if (edition == Edition.DTR_2_2)
            resource.addExtension(ALGORITHM, new Coding("http://hl7.org/fhir/version-algorithm", "alpha", null));
    }
}
