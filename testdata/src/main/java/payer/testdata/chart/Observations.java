package payer.testdata.chart;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.Type;
import payer.testdata.Codes;
import payer.testdata.Systems;

/**
 * Measurements and findings as Observations. Oxygen while measuring stands in the components of the US Core pulse oximetry
 * profile (flow 3151-8, concentration 3150-0), also for blood gases; what the patient was doing, in one of the plan's own.
 */
final class Observations {

    private static final String FLOW = "3151-8";
    private static final String CONCENTRATION = "3150-0";
    private static final double OXYGEN_IN_AIR = 21;
    private static final int DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000;

    private Observations() {}

    static Observation measured(Subject subject, Measurement measurement, Reference author) {
        var observation = begun(subject, measurement.daysAgo());
        observation
                .addCategory(measurement.what().category())
                .setCode(measurement.what().concept());
        observation.setValue(Codes.quantity(measurement.value(), measurement.unit()));
        observation.addPerformer(measurement.performer().orElse(author));
        measurement.condition().ifPresent(state -> observation.addComponent(during(state)));
        measurement.oxygenFlow().ifPresent(flow -> addOxygen(observation, flow));
        measurement
                .lowerLimit()
                .ifPresent(limit -> observation.addReferenceRange().setLow(Codes.quantity(limit, measurement.unit())));
        return observation;
    }

    static Observation found(Subject subject, Finding finding, Type value, int daysAgo, Reference author) {
        var observation = begun(subject, daysAgo);
        observation.addCategory(Codes.hl7("observation-category", "exam")).setCode(finding.concept());
        observation.setValue(value);
        return observation.addPerformer(author);
    }

    /** Something that went on from one day until another, such as a course of therapy. */
    static Observation over(Subject subject, Finding finding, int fromDaysAgo, int toDaysAgo, Reference author) {
        var observation = found(subject, finding, new BooleanType(true), toDaysAgo, author);
        return observation.setEffective(subject.days().period(fromDaysAgo, toDaysAgo));
    }

    /** One value a day, the last on the given day. */
    static Observation series(Subject subject, Finding finding, double[] hours, int lastDaysAgo, Reference author) {
        var values = new StringBuilder();
        for (double hour : hours) values.append(values.isEmpty() ? "" : " ").append(hour);
        var samples = new SampledData()
                .setOrigin(Codes.quantity(0, "h"))
                .setPeriod(DAY_IN_MILLISECONDS)
                .setDimensions(1)
                .setData(values.toString());
        var observation = found(subject, finding, samples, lastDaysAgo, author);
        return observation.setEffective(subject.days().period(lastDaysAgo + hours.length - 1, lastDaysAgo));
    }

    private static Observation begun(Subject subject, int daysAgo) {
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setSubject(subject.reference())
                .setEffective(subject.days().time(daysAgo))
                .setIssuedElement(subject.days().instant(daysAgo));
    }

    private static ObservationComponentComponent during(TestCondition condition) {
        return new ObservationComponentComponent()
                .setCode(Codes.concept(Systems.FINDINGS, "test-condition", "What the patient was doing"))
                .setValue(condition.concept());
    }

    private static void addOxygen(Observation observation, double litersPerMinute) {
        observation.addComponent(component(FLOW, "Inhaled oxygen flow", Codes.quantity(litersPerMinute, "L/min")));
        if (litersPerMinute == 0)
            observation.addComponent(component(CONCENTRATION, "Room air", Codes.quantity(OXYGEN_IN_AIR, "%")));
    }

    private static ObservationComponentComponent component(String loinc, String words, Quantity value) {
        return new ObservationComponentComponent()
                .setCode(Codes.concept(Systems.LOINC, loinc, words))
                .setValue(value);
    }
}
