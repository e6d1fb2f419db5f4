package payer.service.crd;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import payer.service.runtime.Served;

/** Where EHRs ask. */
@Factory
final class CrdAddresses {

    @Singleton
    @Named("crd20")
    Served stu2() {
        return served("2.0");
    }

    @Singleton
    @Named("crd22")
    Served stu22() {
        return served("2.2");
    }

    private static Served served(String release) {
        var address = "/crd/" + release + "/cds-services";
        return new Served("Coverage requirements at ordering, release " + release, address, address);
    }
}
