package payer.service.crd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.assertion.Assertion;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.crd.ReadHookCalls.Found;

/**
 * Calls and their answers, for disputes. Operators and auditors find them by what an order carries; what was sent and answered
 * in full is for auditors.
 */
@Controller("/admin/hook-calls")
final class HookCallController {
    private static final int LONGEST = 100;

    private final ReadHookCalls read;
    private final HookJson json;

    HookCallController(ReadHookCalls read, HookJson json) {
        this.read = read;
        this.json = json;
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    @Needs(roles = {Role.AUDITOR, Role.OPERATOR})
    byte[] search(@QueryValue Optional<String> assertion, @QueryValue Optional<String> instance, Caller caller) {
        if (assertion.isPresent() == instance.isPresent())
            throw Problem.of(ProblemKind.INVALID_VALUE, "Name either an assertion or an instance", "assertion");
        var found = assertion
                .map(HookCallController::number)
                .map(number -> read.saying(number, caller))
                .orElseGet(() ->
                        new Found(Optional.empty(), read.ofInstance(id(instance.orElseThrow(), "instance"), caller)));
        return json.bytes(shown(found));
    }

    @Get(uri = "/{id}", produces = MediaType.APPLICATION_JSON)
    @Needs(roles = Role.AUDITOR)
    byte[] show(String id, Caller caller) {
        var call = read.find(id(id, "id"), caller)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such call"));
        var shown = shown(call);
        shown.set("request", json.kept(call.request()));
        shown.set("answer", json.kept(call.answer()));
        return json.bytes(shown);
    }

    private ObjectNode shown(Found found) {
        var shown = JsonNodeFactory.instance.objectNode();
        found.said().ifPresent(said -> shown.set("assertion", shown(said)));
        var calls = shown.putArray("calls");
        found.calls().forEach(call -> calls.add(shown(call)));
        return shown;
    }

    private ObjectNode shown(Assertion said) {
        var shown = JsonNodeFactory.instance
                .objectNode()
                .put("number", said.number().value())
                .put("client", said.client().value())
                .put("order", said.order())
                .put("coverage", said.coverage())
                .put("firstSaid", said.firstSaid().toString());
        said.member().ifPresent(member -> shown.put("member", member.value()));
        said.authorization().ifPresent(number -> shown.put("authorization", number));
        shown.set("said", json.kept(said.said().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        listed(shown, "policies", said.policies());
        listed(shown, "forms", said.forms());
        return shown;
    }

    private static ObjectNode shown(HookCall call) {
        var shown = JsonNodeFactory.instance
                .objectNode()
                .put("id", call.id().toString())
                .put("at", call.at().toString())
                .put("client", call.client().value())
                .put("hook", call.hook())
                .put("release", call.release())
                .put("instance", call.instance().toString())
                .put("correlation", call.correlation());
        listed(shown, "assertions", call.assertions());
        listed(shown, "policies", call.policies());
        return shown;
    }

    private static void listed(ObjectNode json, String name, List<String> values) {
        var list = json.putArray(name);
        values.forEach(list::add);
    }

    private static String number(String text) {
        if (text.length() > LONGEST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "An assertion's number is shorter", "assertion");
        return text;
    }

    private static UUID id(String text, String place) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "This is no UUID", place);
        }
    }
}
