package payer.service.records.http;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import payer.service.fhir.Base;

/** The address of the shelf itself. */
@Factory
final class RecordsBase {
    static final String PATH = "/records/fhir";

    @Singleton
    @Named("records")
    Base base() {
        return new Base(
                PATH,
                "Records",
                "Records",
                "All records that this payer keeps, for the systems that feed them and for those who keep them in order."
                        + " Members, providers and other payers have APIs of their own.",
                List.of(),
                List.of());
    }
}
