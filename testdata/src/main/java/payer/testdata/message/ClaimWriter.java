package payer.testdata.message;

import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.Claim.Use;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import payer.testdata.Codes;
import payer.testdata.Days;
import payer.testdata.Payer;
import payer.testdata.Providers;
import payer.testdata.StableIds;
import payer.testdata.Systems;
import payer.testdata.cases.Case;
import payer.testdata.order.Order;

/** Writes the Claim of a request: one item an order, one diagnosis a problem, one piece of information a fact of the chart. */
final class ClaimWriter {

    private static final int SUPPLIER = 1;
    private static final int REQUESTER = 2;

    private final Case situation;
    private final String trace;
    private final Days days;
    private final Claim claim = new Claim();

    ClaimWriter(Case situation, String trace) {
        this.situation = situation;
        this.trace = trace;
        this.days = new Days(situation.today());
    }

    Claim claim() {
        claim.setId(StableIds.of("Claim", trace));
        writeHead();
        writeCareTeam();
        writeDiagnoses();
        writeInformation();
        writeItems();
        return claim;
    }

    private void writeHead() {
        claim.addIdentifier(traceNumber(trace));
        claim.setStatus(ClaimStatus.ACTIVE).setUse(Use.PREAUTHORIZATION);
        claim.setType(Codes.hl7("claim-type", "professional"));
        claim.setPatient(situation.member().patientReference()).setInsurer(Payer.reference());
        claim.setProvider(situation.requester().employer().reference());
        claim.setCreatedElement(days.time(0));
        claim.setPriority(Codes.hl7("processpriority", situation.urgent() ? "stat" : "normal"));
        if (situation.urgent()) extend(claim, "extension-levelOfServiceCode", Codes.concept(Systems.X12 + "1338", "U"));
        claim.addInsurance().setSequence(1).setFocal(true).setCoverage(referenceTo(situation.coverage()));
    }

    private void writeCareTeam() {
        careTeamMember(SUPPLIER, situation.supplier().reference(), "SJ", true);
        careTeamMember(REQUESTER, situation.requester().roleReference(), "DK", false);
    }

    private void careTeamMember(int sequence, Reference who, String role, boolean ofWholeClaim) {
        var member = claim.addCareTeam().setSequence(sequence).setProvider(who);
        member.setRole(Codes.concept(Systems.X12 + "98", role));
        extend(member, "extension-careTeamClaimScope", new BooleanType(ofWholeClaim));
    }

    private void writeDiagnoses() {
        for (Condition reason : situation.reasons()) {
            int sequence = claim.getDiagnosis().size() + 1;
            var diagnosis = claim.addDiagnosis()
                    .setSequence(sequence)
                    .setDiagnosis(reason.getCode().copy());
            if (sequence == 1) diagnosis.addType(Codes.concept(Systems.PAS_CODES, "principal"));
        }
    }

    private void writeInformation() {
        claim.addSupportingInfo()
                .setSequence(1)
                .setCategory(Codes.concept(Systems.PAS_CODES, "patientEvent"))
                .setTiming(days.date(0));
        for (Resource fact : situation.evidence())
            claim.addSupportingInfo()
                    .setSequence(claim.getSupportingInfo().size())
                    .setCategory(Codes.concept(Systems.PAS_CODES, "additionalInformation"))
                    .setValue(referenceTo(fact));
    }

    private void writeItems() {
        var orders = situation.orders();
        for (int i = 0; i < orders.size(); i++)
            writeItem(i + 1, situation.lines().get(i), orders.get(i));
    }

    private void writeItem(int sequence, Order line, DomainResource order) {
        var item = claim.addItem().setSequence(sequence);
        extend(item, "extension-itemTraceNumber", traceNumber(trace + "-" + sequence));
        extend(item, "extension-serviceItemRequestType", Codes.concept(Systems.X12 + "1525", "HS"));
        extend(item, "extension-certificationType", certification(line));
        extend(item, "extension-requestedService", referenceTo(order));
        item.setCategory(line.item().serviceType())
                .setProductOrService(line.item().billed());
        if (!line.item().modifier().isEmpty())
            item.addModifier(Codes.concept(Systems.HCPCS, line.item().modifier()));
        item.setQuantity(new Quantity().setValue(java.math.BigDecimal.valueOf((long) line.quantity())));
        item.setServiced(days.period(0, -servedDays(line)))
                .setLocation(line.item().placeOfService());
        pointTo(item);
    }

    /** Initial, or renewed. */
    private static CodeableConcept certification(Order line) {
        return Codes.concept(Systems.X12 + "1322", line.continued() ? "R" : "I");
    }

    private static int servedDays(Order line) {
        return line.repetition().map(Order.Repetition::days).orElse(30);
    }

    private void pointTo(ItemComponent item) {
        item.addCareTeamSequence(REQUESTER);
        item.setDiagnosisSequence(IntStream.rangeClosed(1, claim.getDiagnosis().size())
                .mapToObj(PositiveIntType::new)
                .toList());
        item.setInformationSequence(
                IntStream.rangeClosed(2, claim.getSupportingInfo().size())
                        .mapToObj(PositiveIntType::new)
                        .toList());
    }

    private static Reference referenceTo(Resource resource) {
        return new Reference(Relocation.oldAddress(resource));
    }

    private static Identifier traceNumber(String value) {
        return new Identifier().setSystem(Providers.EHR_BASE + "/sid/trace").setValue(value);
    }

    private static void extend(Element element, String name, Type value) {
        element.addExtension(new Extension(Systems.PAS + name, value));
    }

    private static void extend(DomainResource resource, String name, Type value) {
        resource.addExtension(new Extension(Systems.PAS + name, value));
    }
}
