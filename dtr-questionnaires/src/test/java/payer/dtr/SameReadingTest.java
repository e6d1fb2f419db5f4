package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.ServiceLine;
import payer.dtr.answer.Given;
import payer.dtr.answer.Prefill;
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
    private void agree(String policy, String question, Resource resource) {
        var form = Shipped.form(Shipped.translated(), policy);
        var line = ServiceLine.of(1, CodeSystem.PLAN.code("any"), Shipped.TODAY);
        var facts = new RecordFacts().read(resource);
        var file = new CaseFile(AuthorizationCase.of(Shipped.TODAY, List.of(line), facts), line);
        var judged = Prefill.prepare(form.plan(), new Assessment(form.policy(), file), fact -> true)
                .answers();
        var found = prefill.fill(FormLogic.of(form, SHELF), ChartData.of(List.of(resource)), Shipped.TODAY)
                .answers();
        for (var linkId : List.of(question, question + ".date", question + ".low", question + ".high"))
            assertTrue(
                    isSame(judged.getOrDefault(linkId, List.of()), found.getOrDefault(linkId, List.of())),
                    linkId + ": the decision has " + judged.containsKey(linkId) + ", the form has "
                            + found.containsKey(linkId));
        assertEquals(judged.containsKey(question), found.containsKey(question));
    }

    private static boolean isSame(List<Given> some, List<Given> others) {
        return some.size() == others.size()
                && some.stream().allMatch(one -> others.stream().anyMatch(one::isSame));
    }
}
