package payer.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Decision;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Outcome;
import payer.decision.ReferenceLimits;
import payer.decision.Source;
import payer.rules.PolicyRules;
import payer.rules.document.ShippedPolicies;

class IntakeTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final String ORIGIN = "http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin";

    @Test
    void an_observation_is_a_fact_with_unit_day_conditions_and_limits() {
        var fact = onlyFact(new RecordFacts().read(saturation()));
        assertEquals("Observation/o1", fact.id());
        assertEquals(CodeSystem.LOINC.code("59408-5"), fact.code());
        assertEquals(FactValue.amount("86", "%"), fact.value());
        assertEquals(Set.of("rest", "awake", "room-air"), fact.conditions());
        assertEquals(Optional.of(LocalDate.parse("2026-02-28")), fact.date());
        assertEquals(ReferenceLimits.low(payer.decision.Quantity.of("95", "%")), fact.reference());
        assertEquals(Source.RECORD, fact.source());
    }

    @Test
    void a_unit_that_is_only_written_for_people_is_none() {
        var observation = saturation();
        observation.setValue(new Quantity().setValue(86).setUnit("percent"));
        assertFalse(onlyFact(new RecordFacts().read(observation))
                .amount()
                .orElseThrow()
                .hasUnit());
    }

    @Test
    void what_was_entered_in_error_is_no_fact() {
        var observation = saturation();
        observation.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        assertEquals(List.of(), new RecordFacts().read(observation));
    }

    @Test
    void a_refuted_diagnosis_says_no() {
        var condition = new Condition();
        condition.setId("c1");
        condition.setCode(concept(CodeSystem.ICD10CM.uri(), "J449"));
        condition.setVerificationStatus(
                concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", "refuted"));
        var fact = onlyFact(new RecordFacts().read(condition));
        assertEquals(CodeSystem.ICD10CM.code("J44.9"), fact.code());
        assertEquals(FactValue.NO, fact.value());
        assertEquals(Optional.empty(), fact.date());
    }

    @Test
    void an_answer_typed_by_a_person_is_a_statement_and_one_from_the_chart_a_record() {
        var form = form("https://payer.example/fhir/Questionnaire/power-mobility|1");
        form.addItem()
                .setLinkId("cane-or-walker-insufficient")
                .addAnswer()
                .setValue(new BooleanType(true))
                .addExtension(origin("manual"));
        form.addItem()
                .setLinkId("manual-chair-insufficient")
                .addAnswer()
                .setValue(new BooleanType(false))
                .addExtension(origin("auto"));
        var facts = new FormFacts().read(form);
        assertEquals(
                Code.question("power-mobility", "cane-or-walker-insufficient"),
                facts.get(0).code());
        assertEquals(Source.FORM, facts.get(0).source());
        assertEquals(FactValue.NO, facts.get(1).value());
        assertEquals(Source.RECORD, facts.get(1).source());
        assertEquals(Optional.of(LocalDate.parse("2026-03-01")), facts.get(1).date());
    }

    @Test
    void an_answer_has_its_own_day_and_end() {
        var form = form("https://payer.example/fhir/Questionnaire/lumbar-mri");
        var group = form.addItem().setLinkId("care");
        group.addItem().setLinkId("six-weeks-of-care").addAnswer().setValue(new Coding().setCode("not-improved"));
        group.addItem().setLinkId("six-weeks-of-care.date").addAnswer().setValue(new DateType("2025-12-01"));
        group.addItem().setLinkId("six-weeks-of-care.until").addAnswer().setValue(new DateType("2026-01-20"));
        var fact = onlyFact(new FormFacts().read(form));
        assertEquals(Optional.of(LocalDate.parse("2025-12-01")), fact.date());
        assertEquals(Optional.of(LocalDate.parse("2026-01-20")), fact.until());
    }

    @Test
    void an_order_is_a_line_under_its_billing_code() {
        var order = new ServiceRequest();
        order.setCode(
                concept("http://snomed.info/sct", "1").addCoding(new Coding(CodeSystem.HCPCS.uri(), "G0277", "")));
        order.addReasonCode(concept(CodeSystem.ICD10CM.uri(), "E11.621"));
        order.setQuantity(new Quantity().setValue(30));
        order.setAuthoredOnElement(new DateTimeType("2026-02-27T23:30:00-08:00"));
        var line = new Orders().line(1, order, TODAY).orElseThrow();
        assertEquals(CodeSystem.HCPCS.code("G0277"), line.code());
        assertEquals(List.of(CodeSystem.ICD10CM.code("E11.621")), line.diagnoses());
        assertEquals(Optional.of(payer.decision.Quantity.count(30)), line.quantity());
        assertEquals(LocalDate.parse("2026-02-27"), line.ordered());
    }

    @Test
    void an_order_without_a_code_is_no_line() {
        assertEquals(Optional.empty(), new Orders().line(1, new DeviceRequest(), TODAY));
    }

    @Test
    void a_member_is_known_by_birth_state_plan_and_enrolment() {
        var patient = new Patient();
        patient.setBirthDateElement(new DateType("1950-05-01"));
        patient.addAddress().setState("TX");
        var coverage = new Coverage();
        coverage.getPeriod().setStartElement(new DateTimeType("2026-01-01"));
        coverage.addClass_()
                .setValue("medicare-advantage")
                .setType(concept("http://terminology.hl7.org/CodeSystem/coverage-class", "group"));
        var member = new Members().membership(patient, coverage);
        assertEquals("TX", member.state());
        assertEquals("medicare-advantage", member.lineOfBusiness());
        assertEquals(Optional.of(LocalDate.parse("2026-01-01")), member.enrolledSince());
        assertEquals(Optional.of(75), member.ageOn(TODAY));
        assertFalse(member.toString().contains("1950"));
    }

    @Test
    void chart_and_form_together_bring_an_approval() {
        var order = new DeviceRequest();
        order.setCode(concept(CodeSystem.HCPCS.uri(), "E1390"));
        var form = form("https://payer.example/fhir/Questionnaire/home-oxygen|2023-01-01");
        for (var name : List.of("oxygen-order", "study-not-by-supplier"))
            form.addItem().setLinkId(name).addAnswer().setValue(new BooleanType(true));
        form.addItem().setLinkId("study-evaluated").addAnswer().setValue(new BooleanType(true));
        form.addItem().setLinkId("study-evaluated.role").addAnswer().setValue(new Coding().setCode("practitioner"));
        var facts = new java.util.ArrayList<Fact>(new FormFacts().read(form));
        facts.addAll(new RecordFacts().read(saturation()));
        var line = new Orders().line(1, order, TODAY).orElseThrow();
        var answer = PolicyRules.of(ShippedPolicies.policies())
                .determine(AuthorizationCase.of(TODAY, List.of(line), facts))
                .getFirst();
        assertTrue(
                answer.decision() instanceof Decision.Approved,
                () -> answer.decision().toString());
    }

    @Test
    void conditions_of_a_measurement_stand_in_its_components_too() {
        var observation = new Observation();
        observation.setId("o2");
        observation.setCode(concept(CodeSystem.LOINC.uri(), "2708-6"));
        observation.setValue(percent(91));
        observation
                .addComponent()
                .setCode(concept(CodeSystem.FINDING.uri(), "test-condition"))
                .setValue(concept("urn:payer:test-condition", "rest"));
        observation
                .addComponent()
                .setCode(concept(CodeSystem.LOINC.uri(), "3151-8"))
                .setValue(new Quantity()
                        .setValue(0)
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("L/min"));
        var saturation = new RecordFacts().read(observation).getFirst();
        assertEquals(Set.of("rest", "awake", "room-air", "arterial"), saturation.conditions());
    }

    @Test
    void who_states_a_fact_is_told_by_profession_and_by_ties_to_the_supplier() {
        var authors = Authors.among(
                Stream.of(therapist(), employedBy("Organization/clinic"), employedBy("Organization/shop")),
                Stream.of(new Reference("https://ehr.example.org/fhir/Organization/shop")));
        var observation = saturation();
        observation.addPerformer(new Reference("Practitioner/t1"));
        var author = onlyFact(new RecordFacts(authors).read(observation)).author();
        assertEquals("physical-therapist", author.role());
        assertEquals(Optional.of(true), author.tied());
        observation.getPerformer().clear();
        observation.addPerformer(new Reference("Organization/shop"));
        assertEquals(
                "supplier",
                onlyFact(new RecordFacts(authors).read(observation)).author().role());
    }

    private static Practitioner therapist() {
        var therapist = new Practitioner();
        therapist.setId("t1");
        therapist.addQualification().setCode(concept("http://nucc.org/provider-taxonomy", "225100000X"));
        return therapist;
    }

    private static PractitionerRole employedBy(String organization) {
        return new PractitionerRole()
                .setPractitioner(new Reference("Practitioner/t1"))
                .setOrganization(new Reference(organization));
    }

    @Test
    void a_device_tells_its_use_day_by_day() {
        var observation = saturation();
        observation.setEffective(new Period()
                .setStartElement(new DateTimeType("2026-02-01"))
                .setEndElement(new DateTimeType("2026-02-03")));
        observation.setValue(new SampledData()
                .setOrigin(new Quantity()
                        .setValue(0)
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("h"))
                .setPeriod(24 * 60 * 60 * 1000)
                .setDimensions(1)
                .setData("5.5 E 4"));
        var facts = new RecordFacts().read(observation);
        assertEquals(
                List.of(FactValue.amount("5.5", "h"), FactValue.amount("4", "h")),
                facts.stream().map(Fact::value).toList());
        assertEquals(Optional.of(LocalDate.parse("2026-02-03")), facts.getLast().date());
    }

    @Test
    void a_prescription_that_was_given_up_says_how_it_went() {
        var prescription = new MedicationRequest();
        prescription.setId("m1");
        prescription.setStatus(MedicationRequest.MedicationRequestStatus.STOPPED);
        prescription.setMedication(concept(CodeSystem.RXNORM.uri(), "6851"));
        prescription.setStatusReason(concept(CodeSystem.FINDING.uri(), "not-tolerated"));
        prescription.setAuthoredOnElement(new DateTimeType("2025-10-01"));
        var fact = onlyFact(new RecordFacts().read(prescription));
        assertEquals(new FactValue.Went(Outcome.NOT_TOLERATED), fact.value());
        prescription.setStatus(MedicationRequest.MedicationRequestStatus.DRAFT);
        assertEquals(List.of(), new RecordFacts().read(prescription));
    }

    @Test
    void a_stay_counts_until_a_week_after_it() {
        var stay = new Encounter().setStatus(Encounter.EncounterStatus.FINISHED);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", ""));
        stay.setPeriod(new Period()
                .setStartElement(new DateTimeType("2026-02-20"))
                .setEndElement(new DateTimeType("2026-02-24")));
        assertEquals(
                Optional.of(LocalDate.parse("2026-02-24")),
                Stays.current(Stream.of(stay), TODAY).flatMap(Stays.Stay::discharged));
        assertEquals(Optional.empty(), Stays.current(Stream.of(stay), TODAY.plusDays(7)));
        stay.getPeriod().setEndElement(null);
        assertEquals(
                Optional.of(LocalDate.parse("2026-02-20")),
                Stays.current(Stream.of(stay), LocalDate.parse("2026-02-21")).flatMap(Stays.Stay::discharged),
                "it is over, though nobody wrote since when");
        stay.setStatus(Encounter.EncounterStatus.PLANNED);
        assertEquals(Optional.empty(), Stays.current(Stream.of(stay), LocalDate.parse("2026-02-21")));
    }

    @Test
    void an_emergency_lasts_as_long_as_its_visit() {
        var visit = new Encounter().setStatus(Encounter.EncounterStatus.INPROGRESS);
        visit.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "EMER", ""));
        visit.setPeriod(
                new Period().setStartElement(new DateTimeType(TODAY.minusDays(1).toString())));
        assertTrue(Stays.isEmergency(Stream.of(visit), TODAY), "it goes on");
        assertFalse(Stays.isEmergency(Stream.of(visit), TODAY.minusDays(2)), "it has not begun");
        assertFalse(Stays.isEmergency(Stream.of(visit), TODAY.plusDays(2)), "somebody forgot to write its end");
        visit.getPeriod().setEndElement(new DateTimeType(TODAY.toString()));
        assertTrue(Stays.isEmergency(Stream.of(visit), TODAY));
        for (var status : List.of(Encounter.EncounterStatus.PLANNED, Encounter.EncounterStatus.FINISHED)) {
            visit.setStatus(status);
            assertFalse(Stays.isEmergency(Stream.of(visit), TODAY), status::toCode);
        }
        visit.setStatus(Encounter.EncounterStatus.INPROGRESS);
        assertFalse(Stays.isEmergency(Stream.of(visit), TODAY.plusDays(1)), "it is over");
        visit.setStatus(Encounter.EncounterStatus.ENTEREDINERROR);
        assertFalse(Stays.isEmergency(Stream.of(visit), TODAY));
        assertEquals(Optional.empty(), Stays.current(Stream.of(visit), TODAY), "and is no stay");
    }

    private static Fact onlyFact(List<Fact> facts) {
        assertEquals(1, facts.size());
        return facts.getFirst();
    }

    private static Observation saturation() {
        var observation = new Observation();
        observation.setId("o1");
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.setCode(concept(CodeSystem.LOINC.uri(), "59408-5"));
        observation.setMethod(concept("urn:payer:condition", "rest")
                .addCoding(new Coding("urn:payer:condition", "awake", ""))
                .addCoding(new Coding("urn:payer:condition", "room-air", "")));
        observation.setEffective(new DateTimeType("2026-02-28T08:00:00Z"));
        observation.setValue(percent(86));
        observation.addReferenceRange().setLow(percent(95));
        return observation;
    }

    private static Quantity percent(long value) {
        return new Quantity()
                .setValue(value)
                .setSystem("http://unitsofmeasure.org")
                .setCode("%");
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, ""));
    }

    private static QuestionnaireResponse form(String questionnaire) {
        var form = new QuestionnaireResponse();
        form.setQuestionnaire(questionnaire);
        form.setAuthoredElement(new DateTimeType("2026-03-01T10:00:00Z"));
        return form;
    }

    private static org.hl7.fhir.r4.model.Extension origin(String source) {
        var origin = new org.hl7.fhir.r4.model.Extension(ORIGIN);
        origin.addExtension("source", new CodeType(source));
        return origin;
    }
}
