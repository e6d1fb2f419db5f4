package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.ServiceLine;
import payer.dtr.answer.Given;
import payer.dtr.answer.Prefill;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.ChartPrefill;
import payer.dtr.prefill.FormLogic;
import payer.dtr.prefill.LibraryShelf;
import payer.intake.RecordFacts;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;

/** The form's CQL reads from a resource what the decision reads from it, however the resource tells it. */
final class SameReadingTest {
    private static final String DAY = "2026-02-20";
    private static final LibraryShelf SHELF = new LibraryShelf();

    private final ChartPrefill prefill = new ChartPrefill(FhirContext.forR4Cached(), Duration.ofSeconds(10));

    @Test
    void saturation_on_room_air_is_told_by_a_flow_of_nothing_and_rest_means_awake() {
        agree("home-oxygen", "resting-hypoxemia", saturation(observation -> {
            observation.getMethod().addCoding().setCode("rest");
            flow(observation, "0");
        }));
    }

    @Test
    void saturation_on_room_air_is_told_by_the_share_of_oxygen_too() {
        agree("home-oxygen", "resting-hypoxemia", saturation(observation -> {
            condition(observation, "rest");
            part(observation, "http://loinc.org", "3150-0")
                    .setValue(new Quantity().setValue(new BigDecimal("21")).setCode("%"));
        }));
    }

    @Test
    void saturation_with_oxygen_is_not_taken_for_one_without() {
        agree("home-oxygen", "resting-hypoxemia", saturation(observation -> {
            condition(observation, "rest");
            flow(observation, "2");
        }));
    }

    @Test
    void arterial_blood_is_told_by_the_code_itself() {
        var pressure = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Chart.concept(CodeSystem.LOINC.code("2703-7")))
                .setValue(new Quantity()
                        .setValue(new BigDecimal("54"))
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("mm[Hg]"))
                .setEffective(new DateTimeType(DAY));
        pressure.setId("pao2");
        condition(pressure, "rest");
        condition(pressure, "room-air");
        agree("home-oxygen", "resting-hypoxemia", pressure);
    }

    @Test
    void the_laboratorys_limits_come_with_the_value() {
        var peptide = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Chart.concept(CodeSystem.LOINC.code("1986-9")))
                .setValue(nanograms("0.7"))
                .setEffective(new DateTimeType(DAY));
        peptide.setId("c-peptide");
        peptide.getMethod().addCoding().setCode("fasting");
        peptide.addReferenceRange().setLow(nanograms("0.8"));
        agree("insulin-pumps", "low-c-peptide", peptide);
    }

    @Test
    void a_visit_is_told_by_the_class_of_an_encounter() {
        var encounter = new Encounter()
                .setStatus(Encounter.EncounterStatus.FINISHED)
                .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", null));
        encounter.getPeriod().setStartElement(new DateTimeType(DAY));
        encounter.setId("visit");
        agree("continuous-glucose-monitors", "visit-within-6-months", encounter);
    }

    @Test
    void a_value_in_a_part_of_a_panel_counts_with_the_conditions_of_the_whole() {
        var panel = panel();
        panel.getMethod().addCoding().setCode("rest");
        flow(panel, "0");
        part(panel, "http://loinc.org", "59408-5").setValue(percent("86"));
        agree("home-oxygen", "resting-hypoxemia", panel);
        assertTrue(isFound("home-oxygen", "resting-hypoxemia", panel));
    }

    @Test
    void a_part_of_a_panel_has_limits_of_normal_of_its_own() {
        var panel = panel();
        panel.getMethod().addCoding().setCode("fasting");
        part(panel, "http://loinc.org", "1986-9")
                .setValue(nanograms("0.7"))
                .addReferenceRange()
                .setLow(nanograms("0.8"));
        agree("insulin-pumps", "low-c-peptide", panel);
        assertTrue(isFound("insulin-pumps", "low-c-peptide.low", panel));
    }

    @Test
    void hours_of_use_are_read_day_by_day_from_the_devices_series() {
        var delivered = delivered("2026-01-01");
        var good = use("2026-01-10", "7 0 5.5 ".repeat(10) + "E U");
        agree("positive-airway-pressure", "used-enough", delivered, good);
        assertFalse(isYes("positive-airway-pressure", "used-enough", delivered, good));
        var better = use("2026-01-10", "7 4.1 0 5.5 ".repeat(9));
        agree("positive-airway-pressure", "used-enough", delivered, better);
        assertTrue(isYes("positive-airway-pressure", "used-enough", delivered, better));
    }

    @Test
    void a_series_too_short_for_a_run_says_nothing_yet() {
        agree("positive-airway-pressure", "used-enough", delivered("2026-02-01"), use("2026-02-02", "7 8 9"));
    }

    @Test
    void use_later_than_the_policy_looks_is_not_counted() {
        agree(
                "positive-airway-pressure",
                "used-enough",
                delivered("2024-01-01"),
                use("2025-11-10", "7 8 9 ".repeat(12)));
    }

    @Test
    void a_series_by_the_minute_is_no_use_a_day() {
        var series = use("2026-01-10", "7 8 9 ".repeat(12));
        ((SampledData) series.getValue()).setPeriod(60_000);
        agree("positive-airway-pressure", "used-enough", delivered("2026-01-01"), series);
    }

    @Test
    void single_days_of_use_count_like_a_series() {
        var chart = new ArrayList<Resource>(List.of(delivered("2026-01-01")));
        for (var day = 0; day < 30; day++) {
            var one = use("2026-01-10", "");
            one.setId("use" + day);
            one.setEffective(
                    new DateTimeType(LocalDate.parse("2026-01-10").plusDays(day).toString()));
            one.setValue(quantity("300", "min"));
            chart.add(one);
        }
        agree("positive-airway-pressure", "used-enough", chart.toArray(Resource[]::new));
        assertTrue(isYes("positive-airway-pressure", "used-enough", chart.toArray(Resource[]::new)));
    }

    @Test
    void two_medicines_that_failed_are_two_therapies_that_were_tried() {
        var first = stopped("8787", "failed", "2025-01-10", "2025-04-10");
        var second = stopped("38404", "not-improved", "2025-05-10", "2025-08-10");
        agree("botulinum-migraine", "two-preventive-classes", first, second);
        assertTrue(isYes("botulinum-migraine", "two-preventive-classes", first, second));
        agree("botulinum-migraine", "two-preventive-classes", first);
        agree(
                "botulinum-migraine",
                "two-preventive-classes",
                first,
                stopped("8787", "failed", "2024-01-10", "2024-08-10"));
        agree(
                "botulinum-migraine",
                "two-preventive-classes",
                first,
                stopped("38404", "not-tolerated", "2025-05-10", "2025-05-20"));
    }

    @Test
    void the_trial_that_was_long_enough_is_told_though_a_shorter_one_came_later() {
        var months = stopped("6851", "failed", "2025-01-10", "2025-08-10");
        var weeks = stopped("6851", "failed", "2025-12-10", "2025-12-30");
        agree("infliximab-step-therapy", "conventional-tried", months, weeks);
        assertEquals(
                "2025-01-10", found("infliximab-step-therapy", months, weeks).get("conventional-tried.date"));
    }

    @Test
    void a_medicine_that_stands_inside_its_prescription_is_read_too() {
        var prescription = stopped("6851", "failed", "2025-01-10", "2025-08-10");
        var medicine = new Medication().setCode((CodeableConcept) prescription.getMedication());
        medicine.setId("m");
        prescription.addContained(medicine);
        prescription.setMedication(new Reference(medicine));
        agree("infliximab-step-therapy", "conventional-tried", prescription);
        assertTrue(isFound("infliximab-step-therapy", "conventional-tried", prescription));
    }

    @Test
    void what_is_stamped_tomorrow_in_the_evening_is_of_today() {
        for (var stamp : List.of("2026-03-03T00:27:00Z", "2026-03-03", "2026-03-02T23:30:00-05:00")) {
            var sugar = sugar("8.1", stamp);
            agree("insulin-pumps", "hba1c-over-7", sugar);
            assertEquals("2026-03-02", found("insulin-pumps", sugar).get("hba1c-over-7.date"), stamp);
        }
        for (var stamp : List.of("2026-03-04T00:27:00Z", "2026-03"))
            assertFalse(isFound("insulin-pumps", "hba1c-over-7", sugar("8.1", stamp)), stamp);
    }

    @Test
    void a_later_value_without_a_unit_does_not_hide_one_that_has_one() {
        var bare = sugar("9.9", "2026-02-27");
        bare.setId("bare");
        bare.setValue(new Quantity().setValue(new BigDecimal("9.9")));
        agree("insulin-pumps", "hba1c-over-7", sugar("8.1", "2026-02-20"), bare);
        assertTrue(isFound("insulin-pumps", "hba1c-over-7", sugar("8.1", "2026-02-20"), bare));
    }

    private static Observation panel() {
        var panel = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Chart.concept(CodeSystem.LOINC.code("85353-1")))
                .setEffective(new DateTimeType(DAY));
        panel.setId("panel");
        return panel;
    }

    private static Procedure delivered(String day) {
        var delivery = new Procedure()
                .setStatus(Procedure.ProcedureStatus.COMPLETED)
                .setCode(Chart.concept(CodeSystem.HCPCS.code("E0601")))
                .setPerformed(new DateTimeType(day));
        delivery.setId("delivered");
        return delivery;
    }

    private static Observation use(String first, String hours) {
        var use = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Chart.concept(CodeSystem.FINDING.code("device-hours")))
                .setEffective(new Period().setStartElement(new DateTimeType(first)));
        use.setId("use");
        use.setValue(new SampledData()
                .setOrigin(quantity("0", "h"))
                .setPeriod(86_400_000)
                .setDimensions(1)
                .setData(hours));
        return use;
    }

    private static MedicationRequest stopped(String ingredient, String why, String from, String until) {
        var prescription = new MedicationRequest()
                .setMedication(Chart.concept(CodeSystem.RXNORM.code(ingredient)))
                .setStatus(MedicationRequest.MedicationRequestStatus.STOPPED);
        prescription.setId("rx-" + ingredient + from);
        prescription.getStatusReason().addCoding(new Coding("urn:payer:therapy-outcome", why, null));
        prescription
                .getDispenseRequest()
                .getValidityPeriod()
                .setStartElement(new DateTimeType(from))
                .setEndElement(new DateTimeType(until));
        return prescription;
    }

    private static Observation sugar(String value, String stamp) {
        var sugar = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Chart.concept(CodeSystem.LOINC.code("4548-4")))
                .setValue(percent(value))
                .setEffective(new DateTimeType(stamp));
        sugar.setId("sugar");
        return sugar;
    }

    private static Quantity percent(String value) {
        return quantity(value, "%");
    }

    private static Quantity quantity(String value, String unit) {
        return new Quantity()
                .setValue(new BigDecimal(value))
                .setSystem("http://unitsofmeasure.org")
                .setCode(unit);
    }

    private static Quantity nanograms(String value) {
        return new Quantity()
                .setValue(new BigDecimal(value))
                .setSystem("http://unitsofmeasure.org")
                .setCode("ng/mL");
    }

    private static Observation saturation(Consumer<Observation> more) {
        var observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Chart.concept(CodeSystem.LOINC.code("59408-5")))
                .setValue(new Quantity()
                        .setValue(new BigDecimal("86"))
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("%"))
                .setEffective(new DateTimeType(DAY));
        observation.setId("saturation");
        more.accept(observation);
        return observation;
    }

    private static void condition(Observation observation, String word) {
        part(observation, "urn:payer:finding", "test-condition")
                .setValue(new CodeableConcept().addCoding(new Coding("urn:payer:test-condition", word, null)));
    }

    private static void flow(Observation observation, String litres) {
        part(observation, "http://loinc.org", "3151-8")
                .setValue(new Quantity().setValue(new BigDecimal(litres)).setCode("L/min"));
    }

    private static Observation.ObservationComponentComponent part(Observation observation, String system, String code) {
        return observation.addComponent().setCode(new CodeableConcept().addCoding(new Coding(system, code, null)));
    }

    /** Either both find the same answer with all that stands beside it, or neither finds any. */
    private void agree(String policy, String question, Resource... chart) {
        var form = Shipped.form(Shipped.translated(), policy);
        var judged = judged(form, chart).answers();
        var found = filled(form, chart).answers();
        for (var suffix : List.of("", ".date", ".until", ".low", ".high"))
            assertTrue(
                    isSame(
                            judged.getOrDefault(question + suffix, List.of()),
                            found.getOrDefault(question + suffix, List.of())),
                    question + suffix + ": the decision has " + values(judged, question + suffix) + ", the form has "
                            + values(found, question + suffix));
    }

    static Prefill.Prepared judged(PublishedForm form, Resource... chart) {
        var line = ServiceLine.of(1, CodeSystem.PLAN.code("any"), Shipped.TODAY);
        var facts = Stream.of(chart)
                .flatMap(resource -> new RecordFacts().read(resource).stream())
                .toList();
        var file = new CaseFile(
                AuthorizationCase.of(Shipped.TODAY, List.of(line), facts).seenOn(Shipped.TODAY), line);
        return Prefill.prepare(form.plan(), new Assessment(form.policy(), file), fact -> true);
    }

    private Prefill.Prepared filled(PublishedForm form, Resource... chart) {
        return prefill.fill(FormLogic.of(form, SHELF), ChartData.of(List.of(chart)), Shipped.TODAY);
    }

    /** What the form's logic finds, as text. */
    private Map<String, String> found(String policy, Resource... chart) {
        var answers = filled(Shipped.form(Shipped.translated(), policy), chart).answers();
        return answers.keySet().stream().collect(Collectors.toMap(linkId -> linkId, linkId -> values(answers, linkId)));
    }

    private boolean isFound(String policy, String linkId, Resource... chart) {
        return found(policy, chart).containsKey(linkId);
    }

    private boolean isYes(String policy, String linkId, Resource... chart) {
        return "true".equals(found(policy, chart).get(linkId));
    }

    static String values(Map<String, List<Given>> answers, String linkId) {
        return answers.getOrDefault(linkId, List.of()).stream()
                .map(given -> given.value() instanceof Quantity amount
                        ? amount.getValue() + " " + amount.getCode()
                        : given.value() instanceof Coding coding
                                ? coding.getCode()
                                : given.value().primitiveValue())
                .collect(Collectors.joining(", "));
    }

    static boolean isSame(List<Given> some, List<Given> others) {
        return some.size() == others.size()
                && some.stream().allMatch(one -> others.stream().anyMatch(one::isSame));
    }
}
