package payer.service.sandbox;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import payer.service.sandbox.chart.Nodes;

/** Writes the request for authorization of a visit's orders, with the chart, the filled forms and all that these refer to. */
final class ClaimBundle {
    private static final Set<String> TELLING =
            Set.of("Condition", "Observation", "Procedure", "Encounter", "DocumentReference", "MedicationRequest");
    private static final int SUPPLIER = 1;
    private static final int REQUESTER = 2;
    private static final int SERVED_DAYS = 30;

    private final Visit visit;
    private final String trace;
    private final String base;
    private final OffsetDateTime now;
    private final ObjectNode claim;

    private ClaimBundle(Visit visit, String trace, String base, OffsetDateTime now) {
        this.visit = visit;
        this.trace = trace;
        this.base = base;
        this.now = now;
        this.claim = Nodes.resource("Claim", trace);
    }

    static ObjectNode of(Visit visit, String trace, String base, OffsetDateTime now) {
        return new ClaimBundle(visit, trace, base, now).bundle();
    }

    private ObjectNode bundle() {
        head();
        careTeam();
        diagnoses();
        information();
        items();
        var bundle = Nodes.object().put("resourceType", "Bundle");
        bundle.putObject("identifier").put("system", Codes.TRACE).put("value", trace);
        bundle.put("type", "collection").put("timestamp", ISO_OFFSET_DATE_TIME.format(now));
        var entries = bundle.putArray("entry");
        visit.records().closure(List.of(claim)).forEach(resource -> add(entries, resource));
        return bundle;
    }

    private void add(ArrayNode entries, ObjectNode resource) {
        entries.addObject().put("fullUrl", base + "/" + Nodes.address(resource)).set("resource", resource);
    }

    private void head() {
        claim.putArray("identifier").addObject().put("system", Codes.TRACE).put("value", trace);
        claim.put("status", "active").put("use", "preauthorization").put("created", ISO_OFFSET_DATE_TIME.format(now));
        claim.set("type", Nodes.concept(Codes.HL7 + "claim-type", "professional"));
        claim.set("patient", Nodes.reference(visit.patient().address()));
        claim.set("provider", Nodes.reference(visit.patient().practice()));
        claim.set("priority", Nodes.concept(Codes.HL7 + "processpriority", "normal"));
        visit.records().ofType("Coverage").stream().findFirst().ifPresent(this::insurance);
    }

    private void insurance(ObjectNode coverage) {
        claim.set("insurer", coverage.path("payor").path(0).deepCopy());
        claim.putArray("insurance")
                .addObject()
                .put("sequence", 1)
                .put("focal", true)
                .set("coverage", Nodes.reference(Nodes.address(coverage)));
    }

    private void careTeam() {
        careTeamMember(SUPPLIER, visit.patient().supplier(), "SJ", true);
        careTeamMember(REQUESTER, visit.patient().role(), "DK", false);
    }

    private void careTeamMember(int sequence, String who, String role, boolean ofWholeClaim) {
        var member = claim.withArray("/careTeam").addObject();
        extension(member, "extension-careTeamClaimScope").put("valueBoolean", ofWholeClaim);
        member.put("sequence", sequence).set("provider", Nodes.reference(who));
        member.set("role", Nodes.concept(Codes.X12 + "98", role));
    }

    /** What is named as a reason on the orders, each once. */
    private void diagnoses() {
        var reasons = new LinkedHashSet<ObjectNode>();
        for (var order : visit.orders()) order.path("reasonCode").forEach(reason -> reasons.add((ObjectNode) reason));
        for (var reason : reasons) {
            var list = claim.withArray("/diagnosis");
            var diagnosis = list.addObject().put("sequence", list.size());
            diagnosis.set("diagnosisCodeableConcept", reason.deepCopy());
            if (list.size() == 1) diagnosis.putArray("type").add(Nodes.concept(Codes.PAS_CODES, "principal"));
        }
    }

    private void information() {
        var event = claim.withArray("/supportingInfo").addObject().put("sequence", 1);
        event.set("category", Nodes.concept(Codes.PAS_CODES, "patientEvent"));
        event.put("timingDate", today().toString());
        for (var resource : visit.records().all()) if (isTelling(resource)) inform(resource);
    }

    private boolean isTelling(ObjectNode resource) {
        var type = resource.path("resourceType").asText();
        var isOrder = visit.ordered().stream().anyMatch(order -> order.address().equals(Nodes.address(resource)));
        var isForm = type.equals("QuestionnaireResponse")
                && resource.path("status").asText().matches("completed|amended");
        return isForm || (TELLING.contains(type) && !isOrder);
    }

    private void inform(ObjectNode resource) {
        var list = claim.withArray("/supportingInfo");
        var information = list.addObject().put("sequence", list.size());
        information.set("category", Nodes.concept(Codes.PAS_CODES, "additionalInformation"));
        information.set("valueReference", Nodes.reference(Nodes.address(resource)));
    }

    private void items() {
        for (var order : visit.ordered()) item(order);
    }

    private void item(Ordered order) {
        var list = claim.withArray("/item");
        var item = list.addObject();
        var number = list.size();
        extension(item, "extension-itemTraceNumber")
                .putObject("valueIdentifier")
                .put("system", Codes.TRACE)
                .put("value", trace + "-" + number);
        extension(item, "extension-serviceItemRequestType")
                .set("valueCodeableConcept", Nodes.concept(Codes.X12 + "1525", "HS"));
        extension(item, "extension-certificationType")
                .set("valueCodeableConcept", Nodes.concept(Codes.X12 + "1322", "I"));
        extension(item, "extension-requestedService").set("valueReference", Nodes.reference(order.address()));
        item.put("sequence", number);
        item.putArray("careTeamSequence").add(REQUESTER);
        pointers(item, "diagnosisSequence", 1, claim.path("diagnosis").size());
        pointers(item, "informationSequence", 2, claim.path("supportingInfo").size());
        service(item, order);
    }

    private static void pointers(ObjectNode item, String name, int from, int until) {
        if (until < from) return;
        var list = item.putArray(name);
        for (int i = from; i <= until; i++) list.add(i);
    }

    private void service(ObjectNode item, Ordered order) {
        var kind = order.item().kind();
        item.set("category", Nodes.concept(Codes.X12 + "1365", kind.serviceType));
        item.set("productOrService", code(order));
        if (!kind.modifier.isEmpty()) item.putArray("modifier").add(Nodes.concept(Codes.HCPCS, kind.modifier));
        item.putObject("servicedPeriod")
                .put("start", order.day().toString())
                .put("end", order.day().plusDays(SERVED_DAYS).toString());
        item.set("locationCodeableConcept", Nodes.concept(Codes.PLACE, kind.place));
        item.putObject("quantity").put("value", order.quantity());
    }

    /** As it stands on the order. */
    private ObjectNode code(Ordered order) {
        var resource = visit.records().at(order.address()).orElseThrow();
        var names = List.of("codeCodeableConcept", "code", "medicationCodeableConcept");
        return StreamSupport.stream(names.spliterator(), false)
                .map(resource::path)
                .filter(ObjectNode.class::isInstance)
                .map(code -> (ObjectNode) code.deepCopy())
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode extension(ObjectNode element, String name) {
        return element.withArray("/extension").addObject().put("url", Codes.PAS + name);
    }

    private LocalDate today() {
        return now.toLocalDate();
    }
}
