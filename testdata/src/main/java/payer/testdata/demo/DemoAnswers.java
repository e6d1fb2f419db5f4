package payer.testdata.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import payer.testdata.Systems;

/**
 * What the practice of Tom Baker, whose chart is empty, says in the form about home oxygen: each answer by the name of its
 * question, as it stands in a QuestionnaireResponse.
 */
final class DemoAnswers {
    private static final String ROLES = "urn:payer:role";

    private final ObjectNode answers = JsonNodeFactory.instance.objectNode();

    private DemoAnswers() {}

    static ObjectNode aboutOxygen(LocalDate today) {
        var told = new DemoAnswers();
        told.yes("oxygen-order");
        told.of("study-evaluated.role")
                .withObject("/valueCoding")
                .put("system", ROLES)
                .put("code", "practitioner");
        told.yes("study-evaluated");
        told.yes("study-not-by-supplier");
        told.of("resting-hypoxemia")
                .withObject("/valueQuantity")
                .put("value", 86)
                .put("unit", "%")
                .put("system", Systems.UCUM)
                .put("code", "%");
        told.of("resting-hypoxemia.date").put("valueDate", today.minusDays(1).toString());
        return told.answers;
    }

    private void yes(String question) {
        of(question).put("valueBoolean", true);
    }

    private ObjectNode of(String question) {
        return answers.putObject(question);
    }
}
