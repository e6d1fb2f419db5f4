package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.form.AnswerKind;
import payer.dtr.form.LeafQuestion;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.ChartPrefill;
import payer.dtr.prefill.FormLogic;
import payer.dtr.prefill.LibraryShelf;
import payer.rules.policy.Check;
import payer.rules.policy.Policy;
import payer.rules.policy.Sought;

/**
 * Of every term of every form one record of each kind that can carry its codes, in each way in which it can tell a value: what
 * the decision makes of it, the form's logic finds as well.
 */
final class EveryTermReadTest {
    private static final String DAY = "2026-02-25";
    private static final Set<CodeSystem> OBSERVED = Set.of(CodeSystem.LOINC, CodeSystem.SNOMED, CodeSystem.FINDING);
    private static final Set<CodeSystem> DIAGNOSED = Set.of(CodeSystem.ICD10CM, CodeSystem.SNOMED, CodeSystem.FINDING);
    private static final Set<CodeSystem> DONE = Set.of(
            CodeSystem.HCPCS,
            CodeSystem.CPT,
            CodeSystem.PLAN,
            CodeSystem.ICD10PCS,
            CodeSystem.SNOMED,
            CodeSystem.FINDING);
    private static final Set<CodeSystem> TAKEN = Set.of(CodeSystem.RXNORM, CodeSystem.NDC);

    private final ChartPrefill prefill = new ChartPrefill(FhirContext.forR4Cached(), Duration.ofSeconds(10));
    private final LibraryShelf shelf = new LibraryShelf();
    private final List<String> missed = new ArrayList<>();
    private int read;

    @Test
    void what_the_decision_makes_of_a_record_the_form_finds_in_it() {
        for (var form : Shipped.translated().all())
            if (form.policy().effective().holdsOn(Shipped.TODAY)) compare(form);
        System.out.printf("records of single terms that decide a criterion: %d%n", read);
        assertEquals(List.of(), missed);
        assertTrue(read > 500, "read: " + read);
    }

    private void compare(PublishedForm form) {
        var logic = FormLogic.of(form, shelf);
        for (var question : form.plan().questions()) {
            if (!form.evidence().defines(question)) continue;
            sought(question)
                    .flatMap(one -> records(form.policy(), question, one))
                    .forEach(resource -> compare(form, logic, question, resource));
        }
    }

    private void compare(PublishedForm form, FormLogic logic, LeafQuestion question, Resource resource) {
        var judged = SameReadingTest.judged(form, resource).answers();
        if (!judged.containsKey(question.name())) return;
        read++;
        var found = prefill.fill(logic, ChartData.of(List.of(resource)), Shipped.TODAY)
                .answers();
        for (var suffix : List.of("", ".date", ".until", ".low", ".high")) {
            var linkId = question.name() + suffix;
            if (!SameReadingTest.isSame(judged.getOrDefault(linkId, List.of()), found.getOrDefault(linkId, List.of())))
                missed.add(form.policy().id() + ", " + linkId + ": " + resource.getId() + ", the decision has "
                        + SameReadingTest.values(judged, linkId) + ", the form has "
                        + SameReadingTest.values(found, linkId));
        }
    }

    /** A term, and the conditions under which it counts. */
    private record Wanted(String term, Set<String> under) {}

    private static Stream<Wanted> sought(LeafQuestion question) {
        var leaf = question.leaf();
        return leaf.check() instanceof Check.Measurement measured
                ? measured.either().stream()
                        .flatMap(threshold -> threshold.of().stream())
                        .map(term -> new Wanted(term, measured.sought().under()))
                : LeafQuestion.sought(leaf.check()).flatMap(sought -> wanted(question, sought));
    }

    private static Stream<Wanted> wanted(LeafQuestion question, Sought sought) {
        return LeafQuestion.terms(question.leaf(), sought).stream().map(term -> new Wanted(term, sought.under()));
    }

    private static Stream<Resource> records(Policy policy, LeafQuestion question, Wanted wanted) {
        return policy.codes(wanted.term)
                .exact()
                .limit(2)
                .flatMap(code -> CodeSystem.ofUri(code.system()).stream()
                        .flatMap(system -> records(system, code, question, wanted.under)));
    }

    private static Stream<Resource> records(CodeSystem system, Code code, LeafQuestion question, Set<String> under) {
        var records = new ArrayList<Resource>();
        if (OBSERVED.contains(system))
            values(question.kind()).forEach(value -> records.addAll(observations(code, value, under)));
        if (DIAGNOSED.contains(system)) records.addAll(List.of(condition(code, false), condition(code, true)));
        if (DONE.contains(system)) records.add(procedure(code));
        if (system == CodeSystem.FINDING) records.add(encounter(code));
        if (TAKEN.contains(system) || code.value().matches("[JQ]\\d{4}")) records.addAll(prescriptions(code));
        return records.stream();
    }

    private static List<Type> values(AnswerKind kind) {
        var values = new ArrayList<Type>(List.of(new BooleanType(true), new BooleanType(false), new IntegerType(3)));
        if (kind instanceof AnswerKind.Amount(List<String> units))
            for (var unit : units)
                for (var number : List.of("0.5", "9", "55", "400"))
                    values.add(new Quantity()
                            .setValue(new BigDecimal(number))
                            .setSystem("http://unitsofmeasure.org")
                            .setCode(unit));
        return values;
    }

    /** The value by itself, and as a part of a panel. */
    private static List<Resource> observations(Code code, Type value, Set<String> under) {
        var alone = observation(code, under, "Observation, " + value.fhirType());
        alone.setValue(value);
        var panel = observation(CodeSystem.LOINC.code("85353-1"), under, "part of a panel, " + value.fhirType());
        panel.addComponent().setCode(Chart.concept(code)).setValue(value);
        return List.of(alone, panel);
    }

    private static Observation observation(Code code, Set<String> under, String id) {
        var observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Chart.concept(code))
                .setEffective(new DateTimeType(DAY));
        under.forEach(word -> observation.getMethod().addCoding().setCode(word));
        observation.setId(id);
        return observation;
    }

    private static Condition condition(Code code, boolean refuted) {
        var condition = new Condition().setCode(Chart.concept(code)).setRecordedDateElement(new DateTimeType(DAY));
        if (refuted) condition.getVerificationStatus().addCoding().setCode("refuted");
        condition.setId(refuted ? "refuted Condition" : "Condition");
        return condition;
    }

    private static Procedure procedure(Code code) {
        var procedure = new Procedure()
                .setStatus(Procedure.ProcedureStatus.COMPLETED)
                .setCode(Chart.concept(code))
                .setPerformed(new DateTimeType(DAY));
        procedure.setId("Procedure");
        return procedure;
    }

    private static Encounter encounter(Code code) {
        var encounter = new Encounter().setStatus(Encounter.EncounterStatus.FINISHED);
        encounter.addType(Chart.concept(code));
        encounter.getPeriod().setStartElement(new DateTimeType(DAY));
        encounter.setId("Encounter");
        return encounter;
    }

    private static List<Resource> prescriptions(Code code) {
        var records = new ArrayList<Resource>();
        records.add(prescription(code, MedicationRequestStatus.ACTIVE, "ongoing"));
        for (var outcome : List.of("improved", "not-improved", "failed", "not-tolerated", "contraindicated"))
            records.add(prescription(code, MedicationRequestStatus.STOPPED, outcome));
        return records;
    }

    private static MedicationRequest prescription(Code code, MedicationRequestStatus status, String outcome) {
        var prescription = new MedicationRequest().setStatus(status).setMedication(Chart.concept(code));
        prescription
                .getStatusReason()
                .addCoding()
                .setSystem("urn:payer:therapy-outcome")
                .setCode(outcome);
        prescription
                .getDispenseRequest()
                .getValidityPeriod()
                .setStartElement(new DateTimeType("2025-03-01"))
                .setEndElement(new DateTimeType("2026-02-25"));
        prescription.setId("MedicationRequest, " + outcome);
        return prescription;
    }
}
