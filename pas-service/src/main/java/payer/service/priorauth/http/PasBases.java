package payer.service.priorauth.http;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import payer.service.fhir.Base;
import payer.service.priorauth.fhir.Release;

/** The addresses of prior authorization: one for each release of the guide that does not understand the others. */
@Factory
final class PasBases {
    static final String PAS_2_0 = Release.R2_0.path();
    static final String PAS_2_2 = Release.R2_2.path();

    @Singleton
    @Named("pas-2.0")
    Base release20() {
        return new Base(
                PAS_2_0,
                "Pas20",
                "Prior authorization, release 2.0",
                "Ask for authorization and hear the answer in the same call; ask how an earlier request stands. For"
                        + " providers' systems that speak release 2.0.1 of the Da Vinci guide.",
                List.of(),
                List.of("http://hl7.org/fhir/us/davinci-pas/ImplementationGuide/hl7.fhir.us.davinci-pas|2.0.1"));
    }

    @Singleton
    @Named("pas-2.2")
    Base release22() {
        return new Base(
                PAS_2_2,
                "Pas22",
                "Prior authorization, release 2.2",
                "Ask for authorization and hear the answer in the same call; ask how an earlier request stands. For"
                        + " providers' systems that speak release 2.2.1 of the Da Vinci guide, or 2.1. A request that"
                        + " was made at another release's address can be asked for here.",
                List.of(),
                List.of("http://hl7.org/fhir/us/davinci-pas/ImplementationGuide/hl7.fhir.us.davinci-pas|2.2.1"));
    }
}
