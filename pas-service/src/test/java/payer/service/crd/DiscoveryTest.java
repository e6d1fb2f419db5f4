package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

class DiscoveryTest {
    private static final RunningService SERVICE = RunningService.shared();

    @Test
    void every_service_is_described_as_cds_hooks_asks() {
        for (var base : List.of("/crd/2.0", "/crd/2.2"))
            for (var service : services(base)) {
                for (var name : List.of("hook", "id", "title", "description"))
                    assertFalse(service.path(name).asText().isBlank(), name);
                assertTrue(service.path("prefetch").has("patient"));
                assertNoNullOrEmpty(service);
            }
    }

    @Test
    void only_the_later_base_tells_versions_and_none_is_2_0() {
        assertFalse(services("/crd/2.0").path(0).path("extension").has("davinci-crd.version"));
        var versions = services("/crd/2.2").path(0).path("extension").path("davinci-crd.version");
        versions.forEach(version -> assertTrue(version.asText().matches("[1-9]\\d*\\.[1-9]\\d*")));
        assertEquals(2, versions.size());
    }

    @Test
    void options_have_all_five_parts_and_different_codes() {
        var options = services("/crd/2.2").path(0).path("extension").path("davinci-crd.configuration-options");
        var codes = new HashSet<String>();
        for (var option : options) {
            for (var name : List.of("code", "type", "name", "description", "default"))
                assertTrue(option.has(name), name);
            assertTrue(codes.add(option.path("code").asText()));
        }
        assertTrue(codes.containsAll(List.of("coverage-info", "unsolicited-determ", "max-cards")));
    }

    @Test
    void any_page_may_read_it_and_registered_ones_may_call() {
        var preflight = SERVICE.send(SERVICE.request(
                        "/crd/2.0/cds-services",
                        "Origin",
                        "https://ehr.example",
                        "Access-Control-Request-Method",
                        "GET")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, preflight.statusCode());
        assertEquals(
                "*",
                preflight.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        var stranger = SERVICE.send(SERVICE.request(
                        "/crd/2.0/cds-services/order-sign",
                        "Origin",
                        "https://stranger.example",
                        "Access-Control-Request-Method",
                        "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertTrue(stranger.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    private static JsonNode services(String base) {
        var answer = SERVICE.get(base + "/cds-services");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
        return Ehr.json(answer.body()).path("services");
    }

    private static void assertNoNullOrEmpty(JsonNode node) {
        assertFalse(node.isNull());
        if (node.isTextual()) assertFalse(node.asText().isEmpty());
        if (node.isContainerNode()) assertFalse(node.isEmpty());
        node.forEach(DiscoveryTest::assertNoNullOrEmpty);
    }
}
