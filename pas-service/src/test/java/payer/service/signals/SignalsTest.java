package payer.service.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

class SignalsTest {
    private final RunningService service = RunningService.shared();

    @Test
    void liveness_and_readiness_answer_without_details() {
        for (var path : new String[] {"/health", "/health/liveness", "/health/readiness"}) {
            var answer = service.get(path);
            assertEquals(200, answer.statusCode(), path);
            assertEquals("{\"status\":\"UP\"}", answer.body(), path);
        }
    }

    @Test
    void a_request_is_timed_by_its_route() {
        service.get("/health/liveness");
        var timer = service.bean(MeterRegistry.class)
                .get("api.requests")
                .tag("base", "health")
                .tag("method", "GET")
                .tag("status", "200")
                .timers();
        assertTrue(timer.stream().mapToLong(t -> t.count()).sum() > 0);
    }

    @Test
    void a_path_that_no_route_matches_makes_no_label() {
        service.get("/Marker-Path/fhir/Marker-Type?name=Marker-Query");
        service.get("/Marker-Path/fhir/metadata");
        var labels = service.bean(MeterRegistry.class).getMeters().stream()
                .map(meter -> meter.getId().toString())
                .toList();
        assertFalse(labels.toString().contains("Marker"), labels.toString());
    }
}
