package payer.service.dtr;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import payer.dtr.Edition;
import payer.service.fhir.Base;

/** The address of each edition. */
@Factory
final class DtrBases {

    @Singleton
    @Named("dtr20")
    Base stu2() {
        return base(Edition.DTR_2_0, "Dtr20", "2.0.1");
    }

    @Singleton
    @Named("dtr22")
    Base stu22() {
        return base(Edition.DTR_2_2, "Dtr22", "2.2.0");
    }

    private static Base base(Edition edition, String name, String version) {
        return new Base(
                Editions.path(edition),
                name,
                "Forms, DTR " + version,
                "What the payer still asks about an order: forms made from the coverage policies, with the logic that fills"
                        + " them from the chart.",
                List.of("http://hl7.org/fhir/us/davinci-dtr/CapabilityStatement/dtr-payer-service"),
                List.of("http://hl7.org/fhir/us/davinci-dtr/ImplementationGuide/hl7.fhir.us.davinci-dtr|" + version));
    }
}
