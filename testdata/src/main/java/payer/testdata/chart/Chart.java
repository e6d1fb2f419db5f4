package payer.testdata.chart;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;
import payer.testdata.Clinician;
import payer.testdata.Codes;
import payer.testdata.Days;
import payer.testdata.Facility;
import payer.testdata.Member;
import payer.testdata.Payer;
import payer.testdata.Systems;

/**
 * The records of one patient, written fact by fact. Numbers of days are counted back from the day for which the chart is
 * written; who is not named otherwise is the clinician who keeps the chart.
 */
public final class Chart {

    private static final int LONG_AGO = 400;

    private final Member member;
    private final Subject subject;
    private final Clinician keeper;
    private final List<Resource> entries = new ArrayList<>();

    private Chart(Member member, LocalDate today, Clinician keeper) {
        this.member = member;
        this.subject = new Subject(member, new Days(today));
        this.keeper = keeper;
    }

    public static Chart of(Member member, LocalDate today, Clinician keeper) {
        return new Chart(member, today, keeper);
    }

    public List<Resource> resources() {
        return List.copyOf(entries);
    }

    /** What the practice itself knows. */
    public List<Resource> evidence() {
        return entries.stream().filter(entry -> !isOfInsurers(entry)).toList();
    }

    /** What insurers know: paid claims, and coverage of the past. */
    public List<Resource> history() {
        return entries.stream().filter(Chart::isOfInsurers).toList();
    }

    public List<Condition> conditions() {
        return entries.stream()
                .filter(Condition.class::isInstance)
                .map(Condition.class::cast)
                .toList();
    }

    public Chart problem(Diagnosis diagnosis) {
        return problem(diagnosis, LONG_AGO);
    }

    public Chart problem(Diagnosis diagnosis, int sinceDaysAgo) {
        var condition = new Condition()
                .setClinicalStatus(Codes.hl7("condition-clinical", "active"))
                .setVerificationStatus(Codes.hl7("condition-ver-status", "confirmed"))
                .addCategory(Codes.hl7("condition-category", "problem-list-item"))
                .setCode(diagnosis.concept())
                .setSubject(subject.reference())
                .setOnset(subject.days().day(sinceDaysAgo))
                .setRecordedDateElement(subject.days().day(sinceDaysAgo));
        return add(condition);
    }

    public Chart visit(int daysAgo) {
        return add(Encounters.visit(subject, keeper, daysAgo, "AMB", "Office visit"));
    }

    public Chart visit(Clinician by, int daysAgo) {
        return add(Encounters.visit(subject, by, daysAgo, "AMB", "Office visit"));
    }

    public Chart telehealthVisit(int daysAgo) {
        return add(Encounters.visit(subject, keeper, daysAgo, "VR", "Telehealth visit"));
    }

    public Chart stay(Facility at, int admittedDaysAgo, int dischargedDaysAgo) {
        return add(Encounters.stay(subject, at, admittedDaysAgo, dischargedDaysAgo));
    }

    public Chart measured(Measurement measurement) {
        return add(Observations.measured(subject, measurement, keeper.reference()));
    }

    public Chart found(Finding finding, int daysAgo) {
        return found(finding, new BooleanType(true), daysAgo);
    }

    public Chart notFound(Finding finding, int daysAgo) {
        return found(finding, new BooleanType(false), daysAgo);
    }

    public Chart found(Finding finding, double number, String unit, int daysAgo) {
        return found(finding, Codes.quantity(number, unit), daysAgo);
    }

    public Chart foundBy(Clinician evaluator, Finding finding, int daysAgo) {
        return add(Observations.found(subject, finding, new BooleanType(true), daysAgo, evaluator.reference()));
    }

    public Chart foundBy(Clinician evaluator, Finding finding, double number, String unit, int daysAgo) {
        return add(Observations.found(subject, finding, Codes.quantity(number, unit), daysAgo, evaluator.reference()));
    }

    public Chart foundBy(Facility supplier, Finding finding, int daysAgo) {
        return add(Observations.found(subject, finding, new BooleanType(true), daysAgo, supplier.reference()));
    }

    /** A written order that is kept in the chart, with what it shows. */
    public Chart ordered(Finding what, int daysAgo, String... details) {
        var order = new ServiceRequest()
                .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setCode(what.concept())
                .setSubject(subject.reference())
                .setRequester(keeper.reference())
                .setAuthoredOnElement(subject.days().time(daysAgo));
        for (var detail : details) order.addOrderDetail(Codes.concept(Systems.FINDINGS, detail, detail));
        return add(order);
    }

    /** That something went on from one day until another. */
    public Chart course(Finding finding, int fromDaysAgo, int toDaysAgo) {
        return add(Observations.over(subject, finding, fromDaysAgo, toDaysAgo, keeper.reference()));
    }

    /** Hours of use, one value a day. */
    public Chart hoursOfUse(double[] hours, int lastDaysAgo) {
        return add(Observations.series(subject, Finding.DEVICE_HOURS, hours, lastDaysAgo, keeper.reference()));
    }

    public Chart takes(Medicine medicine, int sinceDaysAgo) {
        return add(prescription(medicine, sinceDaysAgo).setStatus(MedicationRequestStatus.ACTIVE));
    }

    /** A medicine that was given up again because it had failed. */
    public Chart tried(Medicine medicine, int fromDaysAgo, int untilDaysAgo) {
        var prescription = prescription(medicine, fromDaysAgo).setStatus(MedicationRequestStatus.STOPPED);
        prescription.setStatusReason(Codes.concept(Systems.FINDINGS, "failed", "Failed: no sufficient effect"));
        prescription.getDispenseRequest().setValidityPeriod(subject.days().period(fromDaysAgo, untilDaysAgo));
        return add(prescription);
    }

    public Chart operated(String what, int daysAgo) {
        var procedure = new Procedure()
                .setStatus(Procedure.ProcedureStatus.COMPLETED)
                .setCode(new CodeableConcept().setText(what))
                .setSubject(subject.reference())
                .setPerformed(subject.days().day(daysAgo));
        procedure.addPerformer().setActor(keeper.reference());
        return add(procedure);
    }

    public Chart wrote(Note kind, int daysAgo, String text) {
        return wrote(keeper, kind, daysAgo, text);
    }

    /** A document. Its text names no dates: charts move with the day for which they are written, texts do not. */
    public Chart wrote(Clinician author, Note kind, int daysAgo, String text) {
        var document = new DocumentReference()
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setType(kind.concept())
                .addCategory(Codes.concept(
                        Systems.US_CORE.replace("StructureDefinition", "CodeSystem")
                                + "us-core-documentreference-category",
                        "clinical-note"))
                .setSubject(subject.reference())
                .setDateElement(subject.days().instant(daysAgo))
                .addAuthor(author.reference());
        document.addContent()
                .getAttachment()
                .setContentType("text/plain")
                .setData(text.getBytes(StandardCharsets.UTF_8))
                .setTitle(kind.concept().getText());
        return add(document);
    }

    /** A claim that this payer has paid for an HCPCS code. */
    public Chart paid(String hcpcs, Facility provider, int daysAgo) {
        return paid(Systems.HCPCS, hcpcs, provider, daysAgo);
    }

    public Chart paid(String system, String code, Facility provider, int daysAgo) {
        var coverage =
                payer.testdata.Enrolments.shownAtTheDesk(member, subject.days().today());
        var reference = new Reference("Coverage/" + coverage.getIdElement().getIdPart());
        return add(Claims.paid(subject, Payer.reference(), reference, provider, system, code, daysAgo));
    }

    /** The coverage that ended on the given day with another insurer, and a monthly rental that it paid until then. */
    public Chart rentedUnderPreviousPlan(String hcpcs, Facility supplier, int endedDaysAgo, int months) {
        var coverage = previousCoverage(endedDaysAgo);
        add(coverage);
        var insurer = new Reference(
                "Organization/" + Payer.previousInsurer().getIdElement().getIdPart());
        var reference = new Reference("Coverage/" + coverage.getIdElement().getIdPart());
        for (int month = 1; month <= months; month++)
            add(Claims.paid(
                    subject, insurer, reference, supplier, Systems.HCPCS, hcpcs, endedDaysAgo + 30 * month - 20));
        return this;
    }

    private Coverage previousCoverage(int endedDaysAgo) {
        var insurer = new Reference(
                "Organization/" + Payer.previousInsurer().getIdElement().getIdPart());
        var coverage = new Coverage()
                .setStatus(Coverage.CoverageStatus.CANCELLED)
                .setSubscriberId("OM-" + member.memberId().substring(1))
                .setBeneficiary(subject.reference())
                .setRelationship(Codes.hl7("subscriber-relationship", "self"))
                .setPeriod(subject.days().period(endedDaysAgo + 1000, endedDaysAgo));
        return coverage.addPayor(insurer);
    }

    private MedicationRequest prescription(Medicine medicine, int sinceDaysAgo) {
        var prescription = new MedicationRequest()
                .setIntent(MedicationRequestIntent.ORDER)
                .setMedication(medicine.concept())
                .setSubject(subject.reference())
                .setAuthoredOnElement(subject.days().day(sinceDaysAgo))
                .setRequester(keeper.reference());
        prescription.addDosageInstruction().setText("As directed");
        return prescription;
    }

    private Chart found(Finding finding, Type value, int daysAgo) {
        return add(Observations.found(subject, finding, value, daysAgo, keeper.reference()));
    }

    private static boolean isOfInsurers(Resource entry) {
        return entry instanceof ExplanationOfBenefit || entry instanceof Coverage;
    }

    private Chart add(Resource entry) {
        entry.setId(subject.id(entry.fhirType(), entries.size()));
        entries.add(entry);
        return this;
    }
}
