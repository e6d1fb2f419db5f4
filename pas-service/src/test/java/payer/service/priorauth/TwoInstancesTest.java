package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.service.running.TestDatabase;

/** Two instances over one database: what holds within one holds across both. */
class TwoInstancesTest {
    private static final String DATABASE = TestDatabase.fresh();
    private static final DemoPayer ONE = DemoPayer.on(Map.of("database.url", DATABASE, "demo.load", true));
    private static final DemoPayer TWO = DemoPayer.on(Map.of("database.url", DATABASE));

    @AfterAll
    static void stop() {
        TWO.close();
        ONE.close();
    }

    @Test
    void a_request_that_comes_to_both_at_once_is_one_request() throws Exception {
        var body = DemoPayer.json(SubmitTest.fresh(ONE.cases().oxygenInSleep85(), "both-at-once"));
        var answers = atOnce(4, () -> ONE.post("/Claim/$submit", body), () -> TWO.post("/Claim/$submit", body));
        var taken = new HashSet<String>();
        answers.forEach(answer -> taken.add(DemoPayer.id(DemoPayer.parse(answer.body(), Bundle.class))));
        assertEquals(1, taken.size());
    }

    @Test
    void of_updates_that_cross_one_takes_the_place_of_the_request() throws Exception {
        var request = SubmitTest.fresh(ONE.cases().oxygenInSleep85(), "crossing");
        ONE.submit(request);
        var here = DemoPayer.json(update(request, "crossing-here"));
        var there = DemoPayer.json(update(request, "crossing-there"));
        var answers = atOnce(1, () -> ONE.post("/Claim/$submit", here), () -> TWO.post("/Claim/$submit", there));
        var outcomes = answers.stream()
                .map(answer -> DemoPayer.response(DemoPayer.parse(answer.body(), Bundle.class))
                        .getOutcome())
                .sorted()
                .toList();
        assertEquals(
                List.of(ClaimResponse.RemittanceOutcome.COMPLETE, ClaimResponse.RemittanceOutcome.ERROR), outcomes);
    }

    private static Bundle update(Bundle request, String trace) {
        var update = SubmitTest.fresh(ONE.cases().oxygenInSleep85(), trace);
        SubmitTest.claim(update)
                .addRelated()
                .getClaim()
                .setIdentifier(SubmitTest.claim(request).getIdentifierFirstRep().copy());
        SubmitTest.claim(update).getItemFirstRep().getQuantity().setValue(2);
        return update;
    }

    private static List<HttpResponse<String>> atOnce(
            int times, Callable<HttpResponse<String>> here, Callable<HttpResponse<String>> there) throws Exception {
        var calls = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = 0; i < times; i++) calls.addAll(List.of(here, there));
        var answers = new ArrayList<HttpResponse<String>>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(calls)) answers.add(answer.get());
        }
        return answers;
    }
}
