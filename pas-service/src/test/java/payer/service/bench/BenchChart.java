package payer.service.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Code;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.DataNeed;

/** A long chart: mostly of no concern to the form, and now and then something that the form looks for. */
final class BenchChart {
    private static final int EVERY = 12;

    private final List<DataNeed> needs;
    private final LocalDate today;
    private final Random chance = new Random(5);

    BenchChart(PublishedForm form, LocalDate today) {
        this.needs = DataNeed.of(List.of(form));
        this.today = today;
    }

    List<Resource> resources(int count) {
        var chart = new ArrayList<Resource>();
        for (var number = 0; number < count; number++) {
            var resource = resource(number);
            resource.setId("r" + number);
            chart.add(resource);
        }
        return chart;
    }

    private Resource resource(int number) {
        var day = new DateTimeType(today.minusDays(chance.nextInt(900)).toString());
        return switch (number % 10) {
            case 0, 1 ->
                new Condition()
                        .setCode(concept("Condition", number))
                        .setOnset(day)
                        .setSubject(patient());
            case 2 ->
                new Procedure()
                        .setStatus(Procedure.ProcedureStatus.COMPLETED)
                        .setCode(concept("Procedure", number))
                        .setPerformed(day)
                        .setSubject(patient());
            case 3 ->
                new Encounter()
                        .setStatus(Encounter.EncounterStatus.FINISHED)
                        .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", null))
                        .addType(concept("Encounter", number))
                        .setPeriod(new Period().setStartElement(day))
                        .setSubject(patient());
            default ->
                new Observation()
                        .setStatus(Observation.ObservationStatus.FINAL)
                        .setCode(concept("Observation", number))
                        .setValue(new Quantity()
                                .setValue(BigDecimal.valueOf(chance.nextInt(200)))
                                .setSystem("http://unitsofmeasure.org")
                                .setCode("%"))
                        .setEffective(day)
                        .setSubject(patient());
        };
    }

    private static Reference patient() {
        return new Reference("Patient/p1");
    }

    private CodeableConcept concept(String type, int number) {
        var codes = needs.stream()
                .filter(need -> need.type().equals(type))
                .flatMap(need -> need.codes().stream())
                .sorted(java.util.Comparator.comparing(Code::value))
                .toList();
        if (number % EVERY != 0 || codes.isEmpty())
            return new CodeableConcept().addCoding(new Coding("http://loinc.org", "9" + number + "-0", null));
        var code = codes.get(chance.nextInt(codes.size()));
        return new CodeableConcept().addCoding(new Coding(code.system(), code.value(), null));
    }
}
