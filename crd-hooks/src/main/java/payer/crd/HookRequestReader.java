package payer.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.Problem.Issue;

/** Reads the envelope of a hook; what is wrong with it is told all at once. What it does not know, it passes over. */
public final class HookRequestReader {
    private static final int LONGEST_ID = 64;
    private static final String VERSION = "davinci-crd.requestedVersion";

    private final Hook hook;
    private final Release release;
    private final JsonNode json;
    private final List<Issue> issues = new ArrayList<>();

    private HookRequestReader(Hook hook, Release release, JsonNode json) {
        this.hook = hook;
        this.release = release;
        this.json = json;
    }

    public static HookRequest read(Hook hook, Release release, JsonNode json) {
        return new HookRequestReader(hook, release, json).read();
    }

    private HookRequest read() {
        if (!json.isObject())
            throw new Problem(release.ofBrokenRequest(), List.of(wrong("a hook is a JSON object", "")));
        if (!hook.text().equals(json.path("hook").textValue()))
            complain("this address answers the hook " + hook.text(), "hook");
        var context = context();
        var request = new HookRequest(
                hook,
                instance(),
                server(),
                access(),
                id(context, "patientId", "Patient/"),
                Optional.of(id(context, "encounterId", "Encounter/")).filter(id -> !id.isEmpty()),
                context,
                prefetch(),
                Configuration.read(extension("davinci-crd.configuration")),
                Optional.ofNullable(extension(VERSION).textValue()).flatMap(Release::named));
        if (!issues.isEmpty()) throw new Problem(release.ofBrokenRequest(), issues);
        return request;
    }

    private String instance() {
        var text = json.path("hookInstance").asText("");
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            complain("hookInstance is a UUID", "hookInstance");
            return "";
        }
    }

    private ObjectNode context() {
        if (!(json.get("context") instanceof ObjectNode context)) {
            complain("context is an object", "context");
            return ((ObjectNode) json).objectNode();
        }
        for (var name : hook.required())
            if (context.path(name).isMissingNode() || context.path(name).isNull())
                complain(hook.text() + " needs this", "context." + name);
        if (hook == Hook.ORDER_DISPATCH && !context.has("dispatchedOrders") && !context.has("order"))
            complain("order-dispatch needs dispatchedOrders, or order", "context.dispatchedOrders");
        return context;
    }

    /** Some send the id, some a reference. */
    private String id(JsonNode context, String name, String prefix) {
        var node = context.path(name);
        if (node.isMissingNode() || node.isNull()) return "";
        var text = node.asText("");
        var id = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        if (!id.matches("[A-Za-z0-9.\\-]{1," + LONGEST_ID + "}")) {
            complain("this is no FHIR id", "context." + name);
            return "";
        }
        return id;
    }

    private Optional<URI> server() {
        var node = json.path("fhirServer");
        if (node.isMissingNode() || node.isNull()) {
            if (json.path("fhirAuthorization").isObject())
                complain("fhirAuthorization goes with a fhirServer", "fhirServer");
            return Optional.empty();
        }
        try {
            var uri = URI.create(node.asText(""));
            if (uri.isAbsolute() && uri.getHost() != null) return Optional.of(uri);
        } catch (IllegalArgumentException e) {
            // said below
        }
        complain("fhirServer is an absolute address", "fhirServer");
        return Optional.empty();
    }

    private Optional<FhirAccess> access() {
        var authorization = json.path("fhirAuthorization");
        var token = authorization.path("access_token").asText("");
        if (token.isEmpty()) return Optional.empty();
        return Optional.of(
                new FhirAccess(token, authorization.path("token_type").asText("Bearer")));
    }

    private Map<String, JsonNode> prefetch() {
        var node = json.path("prefetch");
        var values = new LinkedHashMap<String, JsonNode>();
        if (node.isObject()) node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        else if (!node.isMissingNode() && !node.isNull()) complain("prefetch is an object", "prefetch");
        return values;
    }

    private JsonNode extension(String name) {
        return json.path("extension").path(name);
    }

    private void complain(String text, String place) {
        issues.add(wrong(text, place));
    }

    private static Issue wrong(String text, String place) {
        return new Issue(IssueType.STRUCTURE, text, place);
    }
}
