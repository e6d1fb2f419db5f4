package payer.service.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import payer.service.runtime.Example;
import payer.service.runtime.ServiceSettings;

/** What the first page offers to try on the demo members. */
@Factory
final class DemoExamples {
    private static final String LOADER = "demo-loader";

    @Singleton
    Example whatIsServed() {
        return Example.get("What the records base can do", "/records/fhir/metadata");
    }

    @Singleton
    Example howToGetIn() {
        return Example.get("How a client gets a token", "/records/fhir/.well-known/smart-configuration");
    }

    @Singleton
    Example whoRosaIs() {
        return Example.get(
                "Find a member by the member id",
                "/records/fhir/Patient?identifier=W100000001",
                LOADER,
                "system/Patient.rs");
    }

    @Singleton
    Example rosasOxygen() {
        return Example.get(
                "Read what her chart says of oxygen saturation",
                "/records/fhir/Observation?patient.identifier=W100000001&code=59408-5",
                LOADER,
                "system/Observation.rs system/Patient.rs");
    }

    @Singleton
    Example whatIsWrong() {
        return new Example(
                "Send something wrong, and see what is said of it",
                "POST",
                "/records/fhir/Patient",
                LOADER,
                "system/Patient.cruds",
                "application/fhir+json",
                "{\"resourceType\":\"Patient\",\"birthDate\":\"yesterday\",\"nickname\":\"Bo\"}");
    }

    /** The request that Rosa's practice sends, as it reads today. */
    @Singleton
    Example rosasRequest(DemoFiles files, Clock clock, ServiceSettings settings) {
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        return new Example(
                "Ask for her oxygen, and hear the answer",
                "POST",
                "/pas/2.0/fhir/Claim/$submit",
                "demo-ehr",
                "system/*.cruds",
                "application/fhir+json",
                new String(files.bundle("messages/W100000001/submit.json", today), UTF_8));
    }
}
