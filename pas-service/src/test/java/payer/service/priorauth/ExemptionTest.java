package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A provider whose requests for a service were approved need not ask for it, once a policy says so. */
class ExemptionTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/policies/gold-card-imaging/2026-01-01";
    private static final String POLICY = """
            policy: gold-card-imaging
            version: 2026-01-01
            title: Exemption of providers with a good record, imaging
            authority: plan
            source:
              citation: Plan policy, exemptions
            owner: Compliance
            effective:
              from: 2026-01-01
            effect: gold card
            codes:
              plan: [LM-MRI-LUMBAR]
            terms:
              approved-requests: finding
              decided-requests: finding
            pathways:
              - for: [initial, continuation, replacement]
                branches:
                  - branch: exempt
                    title: At least 90 % approved
                    criteria:
                      rate: approval-rate
                      text: At least 90 % of at least 3 requests of this provider for this service were approved
                      of: [approved-requests]
                      out of: [decided-requests]
                      at least: 90 %
                      with at least: 3
                      within: 2 months before request
            """;
    private static final String CASES = """
            background:
              requested: 2026-03-02
              lines: [{code: plan LM-MRI-LUMBAR}]
              facts:
                - {about: approved-requests, is: 3, from: authorizations, on: 2026-03-01}
                - {about: decided-requests, is: 3, from: authorizations, on: 2026-03-01}
            cases:
              - case: three of three
                expect: [{no authorization: gold card}]
            """;

    private final String[] author = PAYER.service().as("demo-author", "role/policy-author");
    private final String[] approver = PAYER.service().as("demo-approver", "role/policy-approver");

    @Test
    void who_had_enough_approved_need_not_ask() {
        var first = ask("one");
        ask("two");
        ask("three");
        var release = publish();
        try {
            assertNotEquals(first, ask("four"));
            assertEquals(List.of("NA"), ask("five"));
        } finally {
            send(approver, "POST", "/policies/releases/" + release + "/roll-back", Map.of("reason", "test over"));
        }
        assertEquals(first, ask("six"));
    }

    private static List<String> ask(String trace) {
        return DemoPayer.actions(
                PAYER.submit(SubmitTest.fresh(PAYER.cases().lumbarMriForCaudaEquina(), "exempt-" + trace)));
    }

    private int publish() {
        var draft = Map.of("reason", "exempt them", "document", POLICY, "cases", CASES);
        send(author, "PUT", PATH, draft, "If-None-Match", "*");
        send(author, "POST", PATH + "/test", Map.of());
        send(author, "POST", PATH + "/submit", Map.of("reason", "see minutes"));
        send(approver, "POST", PATH + "/approve", Map.of("reason", "agreed"));
        return send(approver, "POST", PATH + "/publish", Map.of("reason", "agreed"))
                .path("number")
                .asInt();
    }

    private static JsonNode send(String[] who, String method, String path, Map<String, ?> body, String... headers) {
        var all = new ArrayList<>(List.of(who));
        all.addAll(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        try {
            var answer = PAYER.service()
                    .send(PAYER.service()
                            .request(path, all.toArray(String[]::new))
                            .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
            assertEquals(2, answer.statusCode() / 100, answer.statusCode() + " " + answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
