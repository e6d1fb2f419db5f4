package payer.service.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Says in FHIR's AuditEvent (R4) what a record says. */
final class AuditEventWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT_TYPES = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTIONS = "http://hl7.org/fhir/restful-interaction";
    private static final String OUR_ACTS = "urn:prior-authorization:audit-act";
    private static final String IN_OUR_WORDS = "urn:prior-authorization:audit-record";

    /** FHIR's interaction codes, with the action that each of them is. */
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("read", "R"),
            Map.entry("vread", "R"),
            Map.entry("history-instance", "R"),
            Map.entry("history-type", "R"),
            Map.entry("history-system", "R"),
            Map.entry("capabilities", "R"),
            Map.entry("search-type", "E"),
            Map.entry("search-system", "E"),
            Map.entry("search", "E"),
            Map.entry("create", "C"),
            Map.entry("update", "U"),
            Map.entry("patch", "U"),
            Map.entry("delete", "D"),
            Map.entry("batch", "E"),
            Map.entry("transaction", "E"),
            Map.entry("operation", "E"));

    private AuditEventWriter() {}

    static String json(AuditRecord record) {
        var said = read(record.json());
        var event = JSON.createObjectNode();
        event.put("resourceType", "AuditEvent").put("id", record.id().toString());
        event.set("type", type(said));
        event.putArray("subtype").add(subtype(said));
        event.put("action", ACTIONS.getOrDefault(said.at("/req/op").asText(), "E"));
        event.put("recorded", record.at().toString());
        event.put("outcome", outcome(said));
        if (said.has("reason")) event.put("outcomeDesc", said.path("reason").asText());
        if (said.has("purpose")) purpose(event.putArray("purposeOfEvent"), said);
        agents(event.putArray("agent"), said);
        source(event.putObject("source"), said);
        entities(event.putArray("entity"), said, record);
        return event.toString();
    }

    private static ObjectNode type(JsonNode said) {
        return said.at("/req/kind").asText().equals("REST")
                ? coding(EVENT_TYPES, "rest")
                : coding(OUR_ACTS, said.at("/req/kind").asText());
    }

    private static ObjectNode subtype(JsonNode said) {
        var code = said.at("/req/op").asText();
        return coding(ACTIONS.containsKey(code) ? INTERACTIONS : OUR_ACTS, code);
    }

    /** 0 went well, 4 was refused or could not be done as asked, 8 is our own failure. */
    private static String outcome(JsonNode said) {
        var status = said.path("status").asInt();
        if (status >= 500) return "8";
        return status >= 400 || said.path("decision").asText().equals("deny") ? "4" : "0";
    }

    private static void purpose(ArrayNode purposes, JsonNode said) {
        purposes.addObject()
                .putArray("coding")
                .add(coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                        said.path("purpose").asText()));
    }

    private static void agents(ArrayNode agents, JsonNode said) {
        var client = agents.addObject();
        client.putObject("who")
                .putObject("identifier")
                .put("system", "urn:prior-authorization:client")
                .put("value", said.at("/client/id").asText());
        if (said.at("/client").has("org"))
            client.put("altId", said.at("/client/org").asText());
        client.put("requestor", !said.has("user"));
        if (said.has("ip"))
            client.putObject("network").put("address", said.path("ip").asText()).put("type", "2");
        if (said.has("user")) person(agents, said.path("user").asText(), true);
        if (said.has("obo")) person(agents, said.path("obo").asText(), false);
    }

    private static void person(ArrayNode agents, String name, boolean requestor) {
        var agent = agents.addObject();
        agent.putObject("who")
                .putObject("identifier")
                .put("system", "urn:prior-authorization:user")
                .put("value", name);
        agent.put("requestor", requestor);
    }

    private static void source(ObjectNode source, JsonNode said) {
        source.put("site", said.path("tenant").asText() + said.path("api").asText());
        source.putObject("observer")
                .put("display", "prior-authorization " + said.path("software").asText());
    }

    private static void entities(ArrayNode entities, JsonNode said, AuditRecord record) {
        for (var patient : record.patients()) {
            var entity = entities.addObject();
            entity.putObject("what").put("reference", "Patient/" + patient);
            entity.set("role", coding("http://terminology.hl7.org/CodeSystem/object-role", "1"));
        }
        var request = said.path("req");
        var entity = entities.addObject();
        if (request.has("type") && request.has("id"))
            entity.putObject("what")
                    .put(
                            "display",
                            request.path("type").asText() + "/"
                                    + request.path("id").asText());
        if (request.has("q")) entity.put("query", base64(request.path("q").asText()));
        detail(entity.putArray("detail"), record.json());
    }

    /** The record itself, since it says more than an AuditEvent has places for, the link of the chain included. */
    private static void detail(ArrayNode details, String json) {
        details.addObject().put("type", IN_OUR_WORDS).put("valueBase64Binary", base64(json));
    }

    private static ObjectNode coding(String system, String code) {
        return JSON.createObjectNode().put("system", system).put("code", code);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit record that is not JSON", e);
        }
    }
}
