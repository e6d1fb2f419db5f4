package payer.service.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import payer.service.sandbox.chart.ChartedPatient;
import payer.service.sandbox.chart.Nodes;

/** Writes what a clinician picks as a draft: devices, services and drugs each in their own type. */
final class OrderDrafts {
    private OrderDrafts() {}

    static ObjectNode draft(String id, Pick pick, ChartedPatient patient, List<ObjectNode> reasons) {
        var order = Nodes.resource(pick.item().kind().type, id)
                .put("status", "draft")
                .put("intent", "order");
        order.set("subject", Nodes.reference(patient.address()));
        order.put("authoredOn", pick.today().toString());
        order.set("requester", Nodes.reference(patient.practitioner()));
        if (!reasons.isEmpty()) {
            var codes = order.putArray("reasonCode");
            reasons.forEach(reason -> codes.add(reason.path("code").deepCopy()));
        }
        switch (pick.item().kind()) {
            case RENTAL, PURCHASE -> device(order, pick);
            case IMAGING -> service(order, pick);
            case DRUG -> drug(order, pick);
        }
        return order;
    }

    private static void device(ObjectNode order, Pick pick) {
        order.set("codeCodeableConcept", concept(pick.item()));
        if (pick.item().isOxygen()) oxygen(order);
        else order.put("occurrenceDateTime", pick.day().toString());
    }

    /** All that a written order of oxygen shows: how much, by what, how long a day. */
    private static void oxygen(ObjectNode order) {
        var parameters = order.putArray("parameter");
        var flow = parameters.addObject();
        flow.set("code", Nodes.concept(Codes.LOINC, "3151-8", "Inhaled oxygen flow"));
        flow.set("valueQuantity", quantity(2, "L/min"));
        var means = parameters.addObject();
        means.set("code", Nodes.concept(Codes.FINDING, "means-of-delivery", "Means of delivery"));
        means.set("valueCodeableConcept", Nodes.concept(Codes.FINDING, "nasal-cannula", "nasal cannula"));
        order.putObject("occurrenceTiming")
                .putObject("repeat")
                .put("duration", 24)
                .put("durationUnit", "h")
                .put("frequency", 1)
                .put("period", 1)
                .put("periodUnit", "d");
    }

    private static void service(ObjectNode order, Pick pick) {
        var code = concept(pick.item());
        code.withArray("/coding")
                .add(Nodes.coding(Codes.X12 + "1365", pick.item().kind().serviceType));
        order.set("code", code);
        order.set("quantityQuantity", quantity(pick.quantity(), "1"));
        order.put("occurrenceDateTime", pick.day().toString());
    }

    private static void drug(ObjectNode order, Pick pick) {
        order.set("medicationCodeableConcept", concept(pick.item()));
        order.putArray("dosageInstruction").addObject().put("text", "As ordered");
        order.putObject("dispenseRequest").set("quantity", quantity(pick.quantity(), "1"));
    }

    private static ObjectNode concept(Orderable item) {
        return Nodes.concept(item.system(), item.code(), item.words());
    }

    private static ObjectNode quantity(int value, String unit) {
        return Nodes.object()
                .put("value", value)
                .put("unit", unit)
                .put("system", Codes.UCUM)
                .put("code", unit);
    }

    /** The request itself goes on to be signed under the same address. */
    static ObjectNode signed(JsonNode draft) {
        return ((ObjectNode) draft.deepCopy()).put("status", "active");
    }
}
