package payer.service.fhir;

import ca.uhn.fhir.context.FhirContext;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** HAPI's one context, which is costly to fill and made to be shared. */
@Factory
final class FhirFactory {

    @Singleton
    FhirContext context() {
        return FhirContext.forR4Cached();
    }
}
