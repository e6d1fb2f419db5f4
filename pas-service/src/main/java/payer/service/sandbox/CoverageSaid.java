package payer.service.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the payer wrote onto an order, in words.
 *
 * @param forms the canonicals of the forms to fill in
 * @param assertion the number under which the payer remembers what it said
 */
public record CoverageSaid(
        List<Mark> marks, List<String> reasons, List<String> forms, String assertion, boolean mustAsk) {
    private static final String EXTENSION = "ext-coverage-information";

    public CoverageSaid {
        marks = List.copyOf(marks);
        reasons = List.copyOf(reasons);
        forms = List.copyOf(forms);
    }

    /** A word with its sign, and how it is coloured: good, bad, wait or plain. */
    public record Mark(String sign, String word, String tone) {}

    /** One for each coverage about which something was said. */
    public static List<CoverageSaid> of(JsonNode order) {
        var said = new ArrayList<CoverageSaid>();
        for (var extension : order.path("extension"))
            if (extension.path("url").asText().endsWith(EXTENSION)) said.add(read(extension.path("extension")));
        return said;
    }

    private static CoverageSaid read(JsonNode parts) {
        var marks = new ArrayList<Mark>();
        first(parts, "covered").ifPresent(code -> marks.add(covered(code)));
        first(parts, "pa-needed").ifPresent(code -> marks.add(authorization(code, first(parts, "satisfied-pa-id"))));
        values(parts, "doc-needed").forEach(code -> marks.add(new Mark("▤", documents(code), "wait")));
        values(parts, "info-needed").forEach(code -> marks.add(new Mark("?", "Depends on: " + code, "wait")));
        return new CoverageSaid(
                marks,
                values(parts, "reason"),
                values(parts, "questionnaire"),
                first(parts, "coverage-assertion-id").orElse(""),
                first(parts, "pa-needed").filter("auth-needed"::equals).isPresent());
    }

    private static Mark covered(String code) {
        return switch (code) {
            case "covered" -> new Mark("✓", "Covered", "good");
            case "not-covered" -> new Mark("✗", "Not covered", "bad");
            default -> new Mark("?", "Whether it is covered depends", "wait");
        };
    }

    private static Mark authorization(String code, java.util.Optional<String> number) {
        return switch (code) {
            case "no-auth" -> new Mark("✓", "No authorization needed", "good");
            case "auth-needed" -> new Mark("!", "Authorization needed", "wait");
            case "satisfied" -> new Mark("✓", "Authorized: " + number.orElse("no number"), "good");
            case "performpa" -> new Mark("!", "Whoever delivers it asks for authorization", "wait");
            default -> new Mark("?", "Whether it needs authorization depends", "wait");
        };
    }

    private static String documents(String code) {
        return switch (code) {
            case "clinical" -> "Clinical papers wanted";
            case "admin" -> "Administrative papers wanted";
            case "patient" -> "Something from the patient wanted";
            default -> "Clinical and administrative papers wanted";
        };
    }

    private static java.util.Optional<String> first(JsonNode parts, String name) {
        return values(parts, name).stream().findFirst();
    }

    private static List<String> values(JsonNode parts, String name) {
        return StreamSupport.stream(parts.spliterator(), false)
                .filter(part -> part.path("url").asText().equals(name))
                .map(CoverageSaid::value)
                .toList();
    }

    private static String value(JsonNode part) {
        for (var field : part.properties())
            if (field.getKey().startsWith("value"))
                return field.getValue().isValueNode()
                        ? field.getValue().asText()
                        : field.getValue().path("text").asText();
        return "";
    }
}
