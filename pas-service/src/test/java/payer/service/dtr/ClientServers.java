package payer.service.dtr;

import java.net.http.HttpRequest.BodyPublishers;
import payer.service.running.RunningService;

/** Registers a client's FHIR server as an operator does it, for the client as it stands. */
final class ClientServers {
    private ClientServers() {}

    static void register(RunningService service, String client, String server) {
        var operator = service.as("demo-operator", "role/operator");
        var path = "/admin/clients/" + client;
        var known = service.get(path, operator);
        var answer = service.send(service.request(
                        path + "/fhir-servers",
                        operator[0],
                        operator[1],
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        known.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString("{\"fhirServers\":[\"" + server + "\"]}")));
        if (answer.statusCode() != 200) throw new AssertionError(answer.body());
    }
}
