package payer.service.bench;

import java.util.List;
import payer.service.running.ServiceProcess;

/** What is measured: the floors first, then the real thing beside them. */
final class Scenarios {
    private static final String SMALL =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"a\",\"valueString\":\"b\"}]}";

    private Scenarios() {}

    static List<Scenario> all(ServiceProcess service) {
        return List.of(
                post("echo JSON (bare)", "echo JSON (bare)", "/bench/echo", SMALL),
                post("one durable commit (bare)", "echo JSON (bare)", "/bench/commit", SMALL),
                new Scenario("GET / (first page)", "echo JSON (bare)", 200, n -> WireClient.request("GET", "/", "")));
    }

    private static Scenario post(String name, String floor, String path, String body) {
        var request = WireClient.request("POST", path, body, "Content-Type", "application/json");
        return new Scenario(name, floor, 200, n -> request);
    }
}
