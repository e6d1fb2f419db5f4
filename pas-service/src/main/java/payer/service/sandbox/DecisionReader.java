package payer.service.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payer.service.sandbox.CoverageSaid.Mark;

/** Reads a ClaimResponse, wherever it stands in an answer or a notification. */
final class DecisionReader {
    private static final String REVIEW = "extension-reviewAction";

    private DecisionReader() {}

    /** Nothing where no ClaimResponse came. */
    static Optional<Decided> read(JsonNode answer, String trace, Instant at, boolean told) {
        return find(answer).map(response -> new Decided(trace, lines(response), notes(response), at, told));
    }

    private static Optional<JsonNode> find(JsonNode node) {
        if (node.path("resourceType").asText().equals("ClaimResponse")) return Optional.of(node);
        for (var entry : node.path("entry")) {
            var found = find(entry.path("resource"));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static List<Decided.Line> lines(JsonNode response) {
        var lines = new ArrayList<Decided.Line>();
        for (var item : response.path("item"))
            review(item)
                    .ifPresent(review -> lines.add(new Decided.Line(
                            item.path("itemSequence").asInt(),
                            mark(part(review, "reviewActionCode")
                                    .at("/valueCodeableConcept/coding/0/code")
                                    .asText()),
                            part(review, "number").path("valueString").asText(),
                            reasons(review))));
        return lines;
    }

    private static Optional<JsonNode> review(JsonNode item) {
        for (var adjudication : item.path("adjudication"))
            for (var extension : adjudication.path("extension"))
                if (extension.path("url").asText().endsWith(REVIEW)) return Optional.of(extension);
        return Optional.empty();
    }

    private static JsonNode part(JsonNode review, String name) {
        for (var part : review.path("extension")) if (part.path("url").asText().endsWith(name)) return part;
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static List<String> reasons(JsonNode review) {
        return Optional.of(part(review, "reasonCode")
                        .at("/valueCodeableConcept/text")
                        .asText())
                .filter(text -> !text.isEmpty())
                .stream()
                .toList();
    }

    private static Mark mark(String code) {
        return switch (code) {
            case "A1" -> new Mark("✓", "Authorized", "good");
            case "A2" -> new Mark("✓", "Authorized in part", "good");
            case "A3" -> new Mark("✗", "Not authorized", "bad");
            case "A4" -> new Mark("…", "Open: a person looks at it, or more must be known", "wait");
            case "A6" -> new Mark("✓", "Something else is authorized instead", "good");
            case "NA" -> new Mark("✓", "No authorization needed", "good");
            default -> new Mark("?", "Answered with the code " + code, "plain");
        };
    }

    private static List<String> notes(JsonNode response) {
        var notes = new ArrayList<String>();
        for (var error : response.path("error"))
            notes.add("Refused: " + error.path("code").path("text").asText());
        for (var note : response.path("processNote"))
            notes.add(note.path("text").asText());
        return notes;
    }
}
