package payer.crd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes an answer as CDS Hooks has it, in the words of a release. */
public final class AnswerWriter {
    private final Release release;
    private final Source source;
    private final Supplier<UUID> ids;

    /** The insurer as its members know it. */
    public record Source(String label, String url) {}

    public AnswerWriter(Release release, Source source, Supplier<UUID> ids) {
        this.release = release;
        this.source = source;
        this.ids = ids;
    }

    public ObjectNode write(Answer answer) {
        var json = JsonNodeFactory.instance.objectNode();
        var cards = json.putArray("cards");
        answer.cards().forEach(card -> write(cards.addObject(), card));
        var actions = json.putArray("systemActions");
        answer.updated()
                .forEach(order -> actions.addObject()
                        .put("type", "update")
                        .put(
                                "description",
                                "Add coverage information to the "
                                        + order.path("resourceType").asText())
                        .set("resource", order));
        return json;
    }

    private void write(ObjectNode json, Answer.Shown shown) {
        var card = shown.card();
        json.put("uuid", shown.id().toString()).put("summary", card.summary()).put("indicator", "info");
        json.put("detail", card.detail());
        var from = json.putObject("source").put("label", source.label());
        if (!source.url().isBlank()) from.put("url", source.url());
        from.putObject("topic")
                .put("system", release.cardTopics())
                .put("code", card.topic().code());
        card.link().ifPresent(link -> write(json.putArray("links").addObject(), link));
        if (!card.suggestions().isEmpty()) {
            json.put("selectionBehavior", card.allowsSeveral() ? "any" : "at-most-one");
            var suggestions = json.putArray("suggestions");
            card.suggestions().forEach(suggestion -> write(suggestions.addObject(), suggestion));
        }
        associated(json.putObject("extension").putArray("davinci-crd.associated-resource"), card);
    }

    private void write(ObjectNode json, Card.Suggestion suggestion) {
        json.put("label", suggestion.label()).put("uuid", ids.get().toString());
        var actions = json.putArray("actions");
        suggestion
                .actions()
                .forEach(action -> actions.addObject()
                        .put("type", action.kind().name().toLowerCase(Locale.ROOT))
                        .put("description", action.description())
                        .set("resource", action.resource()));
    }

    private static void write(ObjectNode json, Card.Link link) {
        json.put("label", link.label()).put("url", link.url());
        switch (link) {
            case Card.Link.Page _ -> json.put("type", "absolute");
            case Card.Link.App app -> json.put("type", "smart").put("appContext", text(app.context()));
        }
    }

    /** Text, as SMART launches have it; inside it JSON. */
    private static String text(Card.AppContext context) {
        var json = JsonNodeFactory.instance.objectNode();
        listed(json, "orders", context.orders());
        if (!context.coverage().isEmpty()) json.put("coverage", context.coverage());
        listed(json, "questionnaires", context.questionnaires());
        listed(json, "assertions", context.assertions());
        return json.toString();
    }

    private static void listed(ObjectNode json, String name, List<String> values) {
        if (!values.isEmpty()) values.forEach(json.putArray(name)::add);
    }

    private void associated(ArrayNode list, Card card) {
        for (var reference : card.about()) {
            if (release == Release.V2_2) list.addObject().put("reference", reference);
            else list.add(reference);
        }
    }
}
