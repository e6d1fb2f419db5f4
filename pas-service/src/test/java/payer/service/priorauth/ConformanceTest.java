package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Claim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.fhir.validation.Profiles;

/** A payer who has every request checked before all else, and every answer beside the answering. */
class ConformanceTest {
    private static Optional<DemoPayer> strict = Optional.empty();

    @BeforeAll
    static void start() {
        strict = Optional.of(DemoPayer.on(Map.of(
                "demo.load",
                true,
                "fhir.packages",
                Profiles.folder().toString(),
                "priorauth.validation.requests",
                "BEFORE",
                "priorauth.validation.answers",
                100)));
    }

    @AfterAll
    static void stop() {
        strict.ifPresent(DemoPayer::close);
    }

    @Test
    void what_does_not_conform_is_refused_with_its_place() {
        var request = SubmitTest.fresh(payer().cases().lumbarMriForCaudaEquina(), "strict-refused");
        SubmitTest.claim(request).setCreated(null);
        var answer = payer().post("/Claim/$submit", DemoPayer.json(request));
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(Claim.class.getSimpleName()), answer.body());
        assertTrue(answer.body().contains("created"), answer.body());
    }

    @Test
    void what_conforms_is_taken_and_the_answer_is_checked_too() {
        payer().submit(SubmitTest.fresh(payer().cases().lumbarMriForCaudaEquina(), "strict-taken"));
        var metrics = payer().service().bean(MeterRegistry.class);
        Waiting.until(() -> count(metrics, "answer", "conforms") > 0 ? Optional.of(true) : Optional.empty());
        assertTrue(count(metrics, "request", "conforms") > 0);
        assertEquals(0, count(metrics, "answer", "differs"));
    }

    private static double count(MeterRegistry metrics, String what, String outcome) {
        return metrics.find("priorauth.conformance").tag("what", what).tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static DemoPayer payer() {
        return strict.orElseThrow();
    }
}
