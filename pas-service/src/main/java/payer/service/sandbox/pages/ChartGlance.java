package payer.service.sandbox.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import payer.service.sandbox.chart.Resources;
import payer.service.sandbox.pages.VisitPage.Entry;
import payer.service.sandbox.pages.VisitPage.Glance;

/** The chart in a few lines: what kind of thing, what it says, when it was. */
final class ChartGlance {
    private static final int DAY = 10;

    private ChartGlance() {}

    static List<Glance> of(Resources records) {
        var chart = new ArrayList<Glance>();
        add(chart, "Problems", records, "Condition");
        add(chart, "Findings", records, "Observation");
        add(chart, "Medicines", records, "MedicationRequest");
        add(chart, "Visits and stays", records, "Encounter");
        add(chart, "Procedures", records, "Procedure");
        add(chart, "Documents", records, "DocumentReference");
        add(chart, "Filled forms", records, "QuestionnaireResponse");
        return chart;
    }

    private static void add(List<Glance> chart, String title, Resources records, String type) {
        var entries = records.ofType(type).stream()
                .filter(resource -> !resource.has("extension")
                        || !resource.path("status").asText().equals("draft"))
                .map(resource -> new Entry(text(resource, type), when(resource)))
                .toList();
        if (!entries.isEmpty()) chart.add(new Glance(title, entries));
    }

    private static String text(JsonNode resource, String type) {
        return switch (type) {
            case "Observation" -> name(resource.path("code")) + ": " + value(resource);
            case "MedicationRequest" -> name(resource.path("medicationCodeableConcept"));
            case "Encounter" -> stay(resource.path("class").path("code").asText());
            case "DocumentReference" -> name(resource.path("type"));
            case "QuestionnaireResponse" -> "Form, " + resource.path("status").asText();
            default -> name(resource.path("code"));
        };
    }

    static String name(JsonNode concept) {
        var coding = concept.path("coding").path(0);
        return concept.path("text")
                .asText(coding.path("display").asText(coding.path("code").asText()));
    }

    private static String value(JsonNode observation) {
        if (observation.has("valueQuantity")) return amount(observation.path("valueQuantity"));
        if (observation.has("valueBoolean"))
            return observation.path("valueBoolean").asBoolean() ? "yes" : "no";
        if (observation.has("valueCodeableConcept")) return name(observation.path("valueCodeableConcept"));
        return observation.has("valueSampledData") ? "day by day" : "recorded";
    }

    private static String amount(JsonNode quantity) {
        var value = quantity.path("value").decimalValue().stripTrailingZeros().toPlainString();
        var unit = quantity.path("unit").asText();
        return unit.startsWith("{") ? value : value + " " + unit;
    }

    private static String stay(String kind) {
        return switch (kind) {
            case "IMP" -> "Hospital stay";
            case "VR" -> "Video visit";
            default -> "Visit";
        };
    }

    private static String when(JsonNode resource) {
        for (var field :
                List.of("effectiveDateTime", "onsetDateTime", "performedDateTime", "authoredOn", "authored", "date"))
            if (resource.has(field)) return day(resource.path(field));
        for (var field : List.of("effectivePeriod", "performedPeriod", "period"))
            if (resource.has(field))
                return day(resource.path(field).path("start"))
                        + until(resource.path(field).path("end"));
        return "";
    }

    private static String until(JsonNode end) {
        return end.isMissingNode() ? "" : " to " + day(end);
    }

    private static String day(JsonNode moment) {
        var text = moment.asText();
        return text.length() > DAY ? text.substring(0, DAY) : text;
    }
}
