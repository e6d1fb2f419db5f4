package payer.service.crd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Consumer;
import payer.service.records.Acting;
import payer.service.records.RunBundle;
import payer.service.records.document.BundleSlices;
import payer.service.running.RunningService;
import payer.service.security.demo.TokenCommand;
import payer.testdata.Json;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.demo.DemoData;
import payer.testdata.message.OrderSignHook;
import picocli.CommandLine;

/** An EHR as a test plays it: it signs each call with the demo client's key. */
final class Ehr {
    static final LocalDate TODAY = today();
    static final Cases CASES = Cases.on(TODAY);
    static final ObjectMapper MAPPER = new ObjectMapper();

    private static boolean loaded;

    private final RunningService service;
    private final String base;

    Ehr(RunningService service, String base) {
        this.service = service;
        this.base = base;
    }

    /** Where the service is. A run that goes past midnight there may fail. */
    private static LocalDate today() {
        return LocalDate.now(Clock.system(ZoneId.of("America/New_York")));
    }

    static Ehr of20() {
        return new Ehr(loaded(), "/crd/2.0");
    }

    static Ehr of22() {
        return new Ehr(loaded(), "/crd/2.2");
    }

    /** The shared service, with the members of all cases on its shelf. */
    static synchronized RunningService loaded() {
        if (!loaded) load(RunningService.shared());
        loaded = true;
        return RunningService.shared();
    }

    static void load(RunningService service) {
        var run = service.bean(RunBundle.class);
        DemoData.of(TODAY)
                .bundles()
                .values()
                .forEach(bundle -> run.transaction(
                        BundleSlices.entries(Json.compact(bundle).getBytes(UTF_8)), Acting.ourselves("test")));
    }

    /** The order-sign hook of a case, as JSON to be changed. */
    static ObjectNode orderSign(Case situation) {
        return (ObjectNode) json(OrderSignHook.of(situation, UUID.randomUUID().toString()));
    }

    static ObjectNode orderSign(Case situation, Consumer<ObjectNode> change) {
        var hook = orderSign(situation);
        change.accept(hook);
        return hook;
    }

    HttpResponse<String> call(String hook, JsonNode body) {
        return call(hook, body.toString());
    }

    HttpResponse<String> call(String hook, String body) {
        return call(hook, body, jwt(base + "/cds-services/" + hook));
    }

    HttpResponse<String> call(String hook, String body, String jwt) {
        return service.post(
                base + "/cds-services/" + hook,
                body,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + jwt);
    }

    /** The answer to a call that is answered. */
    JsonNode answer(String hook, JsonNode body) {
        var response = call(hook, body);
        if (response.statusCode() != 200) throw new AssertionError(response.statusCode() + " " + response.body());
        return json(response.body());
    }

    String jwt(String path) {
        var out = new StringWriter();
        var exit = new CommandLine(new TokenCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "--client", "demo-ehr", "--cds-hooks", service.uri(path).toString(), "--data", "target");
        if (exit != 0) throw new IllegalStateException(out.toString());
        return out.toString().strip();
    }

    RunningService service() {
        return service;
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
