package payer.crd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import payer.decision.CoverageRequirement.Purpose;
import payer.decision.OrderingAdvice.Offer;
import payer.decision.OrderingAdvice.Order;

/** Writes new orders and tasks beside one that is being ordered: for the same patient, by the same person, on the same day. */
record Drafting(Advice beside, Terms terms) {
    private static final String SDC_CODES = "http://hl7.org/fhir/uv/sdc/CodeSystem/temp";

    /** An order as a draft. Empty where the one beside it does not say for whom or by whom. */
    Optional<Card.Suggestion> order(Order wanted) {
        var json = JsonNodeFactory.instance.objectNode();
        switch (wanted.kind()) {
            case SERVICE -> coded(json, "ServiceRequest", "code", wanted);
            case DEVICE -> coded(json, "DeviceRequest", "codeCodeableConcept", wanted);
            case MEDICATION -> coded(json, "MedicationRequest", "medicationCodeableConcept", wanted);
        }
        if (!copied(json, "subject", List.of("subject", "patient"))
                || !copied(json, "requester", List.of("requester", "orderer", "prescriber"))) return Optional.empty();
        copied(json, "encounter", List.of("encounter"));
        copied(json, "reasonCode", List.of("reasonCode"));
        json.put("authoredOn", beside.statement().date().toString());
        return Optional.of(create(
                "Order " + wanted.text(),
                "Create an order for %s (%s)"
                        .formatted(wanted.text(), wanted.code().value()),
                json));
    }

    private static void coded(ObjectNode json, String type, String element, Order wanted) {
        json.put("resourceType", type).put("status", "draft").put("intent", "order");
        var concept = json.putObject(element);
        concept.putArray("coding")
                .addObject()
                .put("system", wanted.code().system())
                .put("code", wanted.code().value());
        concept.put("text", wanted.text());
    }

    /** A task to fill in a form, as the guide's profile has it. */
    Optional<Card.Suggestion> task(Offer.Form form) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("resourceType", "Task").put("status", "ready").put("intent", "order");
        coding(json.putObject("code"), SDC_CODES, "complete-questionnaire");
        json.put("description", form.title());
        if (!copied(json, "for", List.of("subject", "patient"))) return Optional.empty();
        copied(json, "encounter", List.of("encounter"));
        json.put("authoredOn", beside.statement().date().toString());
        json.putObject("requester").put("display", terms.insurer());
        form.purpose().filter(Purpose.WITH_AUTHORIZATION::equals).ifPresent(_ -> reason(json.putObject("reasonCode")));
        inputs(json, form);
        return Optional.of(create("Add the form to the work list", "Create a task to fill in: " + form.title(), json));
    }

    private void reason(ObjectNode concept) {
        if (terms.release() == Release.V2_2) concept.put("text", "For the prior authorization");
        else coding(concept, Urls.TEMPORARY_CODES, "reason-prior-auth");
    }

    private void inputs(ObjectNode task, Offer.Form form) {
        var inputs = task.putArray("input");
        var questionnaire = inputs.addObject();
        coding(questionnaire.putObject("type"), SDC_CODES, "questionnaire").put("text", "questionnaire");
        questionnaire.put("valueCanonical", form.questionnaire());
        if (terms.release() == Release.V2_2) return;
        var after = inputs.addObject();
        coding(after.putObject("type"), Urls.TEMPORARY_CODES, "after-completion-action");
        afterwards(after.putObject("valueCodeableConcept"), form);
    }

    /** What the first releases want to be told: whereto with the form. For keeping it there is no code. */
    private static void afterwards(ObjectNode concept, Offer.Form form) {
        switch (form.purpose().orElse(Purpose.KEEP_ON_FILE)) {
            case WITH_AUTHORIZATION -> coding(concept, Urls.TEMPORARY_CODES, "prior-auth-include");
            case WITH_CLAIM -> coding(concept, Urls.TEMPORARY_CODES, "initial-claim-include");
            case WITH_ORDER -> concept.put("text", "Send it with the order");
            case KEEP_ON_FILE -> concept.put("text", "Keep it on file");
        }
    }

    private static ObjectNode coding(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    /** The first of these elements that the order has. */
    private boolean copied(ObjectNode json, String element, List<String> names) {
        var order = beside.subject().json();
        var found = names.stream()
                .map(order::path)
                .filter(node -> !node.isMissingNode())
                .findFirst();
        found.ifPresent(node -> json.set(element, node));
        return found.isPresent();
    }

    private static Card.Suggestion create(String label, String description, ObjectNode json) {
        return new Card.Suggestion(label, List.of(new Card.Action(Card.Action.Kind.CREATE, description, json)));
    }

    @Override
    public String toString() {
        return beside.toString();
    }
}
