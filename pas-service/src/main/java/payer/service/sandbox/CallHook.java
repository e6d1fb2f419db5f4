package payer.service.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import payer.service.runtime.Ids;
import payer.service.sandbox.chart.Nodes;
import payer.service.sandbox.wire.Call;
import payer.service.sandbox.wire.Wire;

/** Fires a hook about the drafts of a visit, and applies to the records what the answer says of itself. */
@Singleton
final class CallHook {
    static final String SERVICES = "/crd/2.0/cds-services";
    private static final int TAKEN = 200;

    private final Addresses addresses;
    private final Wire wire;
    private final PayerAccess access;
    private final Passes passes;
    private final Ids ids;

    CallHook(Addresses addresses, Wire wire, PayerAccess access, Passes passes, Ids ids) {
        this.addresses = addresses;
        this.wire = wire;
        this.access = access;
        this.passes = passes;
        this.ids = ids;
    }

    /** @param selections which of the drafts were just picked; empty where all of them are signed */
    void fire(Visit visit, String hook, List<String> selections) {
        access.registerOwnServer();
        var wanted = prefetchOf(hook, visit);
        var request = request(visit, hook, selections);
        request.set("prefetch", Prefetch.fill(wanted, request.path("context"), visit.records(), addresses.fhir()));
        var address = addresses.whole(SERVICES + "/" + hook);
        var call = Call.post(hook, address, "application/json", request.toString())
                .as(access.hookToken(address), access.hookTokenAgain(address));
        var answer = wire.send(call, visit.messages());
        var said = Nodes.maybe(answer.body()).orElseGet(Nodes::object);
        if (answer.statusCode() == TAKEN) apply(said, visit);
        visit.advised(answer.statusCode() == TAKEN ? new Advice(hook, cards(said), "") : refused(hook, said));
    }

    /** A client reads what is offered before it asks, and so each time, since it may change. */
    private JsonNode prefetchOf(String hook, Visit visit) {
        var discovery = wire.send(Call.get("What the payer offers", addresses.whole(SERVICES)), visit.messages());
        return StreamSupport.stream(
                        Nodes.maybe(discovery.body())
                                .orElseGet(Nodes::object)
                                .path("services")
                                .spliterator(),
                        false)
                .filter(service -> service.path("hook").asText().equals(hook))
                .findFirst()
                .map(service -> service.path("prefetch"))
                .orElseGet(Nodes::object);
    }

    private ObjectNode request(Visit visit, String hook, List<String> selections) {
        var request =
                Nodes.object().put("hook", hook).put("hookInstance", ids.next().toString());
        request.put("fhirServer", addresses.fhir());
        request.set("fhirAuthorization", passes.forPayer(visit));
        var context = request.putObject("context");
        context.put("userId", visit.patient().practitioner())
                .put("patientId", visit.patient().id());
        if (!selections.isEmpty()) selections.forEach(context.putArray("selections")::add);
        var drafts =
                context.putObject("draftOrders").put("resourceType", "Bundle").put("type", "collection");
        var entries = drafts.putArray("entry");
        visit.orders()
                .forEach(order -> entries.addObject()
                        .put("fullUrl", addresses.fhir() + "/" + Nodes.address(order))
                        .set("resource", order));
        return request;
    }

    private void apply(JsonNode said, Visit visit) {
        for (var action : said.path("systemActions")) {
            if (action.path("type").asText().equals("delete"))
                visit.records().remove(action.path("resourceId").asText());
            else if (action.path("resource") instanceof ObjectNode resource)
                visit.records()
                        .put(
                                resource.has("id")
                                        ? resource
                                        : resource.deepCopy()
                                                .put("id", ids.next().toString()));
        }
    }

    private static List<Advice.Card> cards(JsonNode said) {
        return StreamSupport.stream(said.path("cards").spliterator(), false)
                .map(card -> new Advice.Card(
                        card.path("uuid").asText(),
                        card.path("summary").asText(),
                        card.path("detail").asText(),
                        card.path("source").path("label").asText(),
                        links(card),
                        suggestions(card)))
                .toList();
    }

    /** An app of a card needs a launch of its own, which the sandbox does not offer: it shows pages. */
    private static List<Advice.Link> links(JsonNode card) {
        var links = new ArrayList<Advice.Link>();
        for (var link : card.path("links"))
            if (link.path("type").asText().equals("absolute")
                    && link.path("url").asText().matches("https?://.*"))
                links.add(new Advice.Link(
                        link.path("label").asText(), link.path("url").asText()));
        return links;
    }

    private static List<Advice.Suggestion> suggestions(JsonNode card) {
        return card.path("suggestions")
                .valueStream()
                .map(suggestion -> new Advice.Suggestion(
                        suggestion.path("uuid").asText(),
                        suggestion.path("label").asText(),
                        requests(suggestion)))
                .toList();
    }

    private static List<ObjectNode> requests(JsonNode suggestion) {
        return suggestion
                .path("actions")
                .valueStream()
                .map(action -> action.path("resource"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static Advice refused(String hook, JsonNode outcome) {
        var text = Optional.of(outcome.at("/issue/0/details/text").asText())
                .filter(words -> !words.isEmpty())
                .orElse("it gave no reason");
        return new Advice(hook, List.of(), "The payer did not answer: " + text);
    }
}
