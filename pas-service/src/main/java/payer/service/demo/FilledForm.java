package payer.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form as the clinician hands it in: what was filled in already stays, and what only a person can tell is answered. */
final class FilledForm {
    private static final String ORIGIN = "http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin";
    private static final String PAS_CODES = "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes";

    private final ObjectNode response;
    private final ObjectNode answers;
    private final List<String> told = new ArrayList<>();

    private FilledForm(ObjectNode response, ObjectNode answers) {
        this.response = response;
        this.answers = answers;
    }

    static FilledForm of(JsonNode draft, ObjectNode answers) {
        var form = new FilledForm(draft.deepCopy(), answers);
        form.response.put("status", "completed");
        form.fill(form.response);
        return form;
    }

    /** The questions that were answered by hand, each with its answer. */
    List<String> told() {
        return List.copyOf(told);
    }

    private void fill(JsonNode parent) {
        for (var item : parent.path("item")) {
            if (!item.has("answer")) answer((ObjectNode) item);
            fill(item);
        }
    }

    private void answer(ObjectNode item) {
        var name = item.path("linkId").asText();
        if (!answers.has(name)) return;
        var answer = answered(name);
        item.putArray("answer").add(answer);
        told.add(item.path("text").asText() + " " + DemoStory.word(answer));
        for (var more : List.of(".role", ".date"))
            if (answers.has(name + more))
                answer.withArray("/item")
                        .addObject()
                        .put("linkId", name + more)
                        .putArray("answer")
                        .add(answered(name + more));
    }

    private ObjectNode answered(String name) {
        var answer = (ObjectNode) answers.path(name).deepCopy();
        var origin = answer.putArray("extension").addObject().put("url", ORIGIN);
        origin.putArray("extension").addObject().put("url", "source").put("valueCode", "manual");
        return answer;
    }

    /** Sent along with the request, as further information. */
    void attachTo(ObjectNode request) {
        var address = "urn:uuid:" + UUID.randomUUID();
        request.withArray("entry").addObject().put("fullUrl", address).set("resource", response);
        var information = ((ObjectNode) request.at("/entry/0/resource")).withArray("supportingInfo");
        var entry = information.addObject().put("sequence", information.size());
        entry.withObject("/category")
                .putArray("coding")
                .addObject()
                .put("system", PAS_CODES)
                .put("code", "additionalInformation");
        entry.withObject("/valueReference").put("reference", address);
    }
}
