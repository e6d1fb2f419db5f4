package payer.testdata.chart;

import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import payer.testdata.Clinician;
import payer.testdata.Facility;

/** One measured value with all that a policy may ask about it: when, by whom, under which condition, on how much oxygen. */
public record Measurement(
        Lab what,
        double value,
        String unit,
        int daysAgo,
        Optional<Reference> performer,
        Optional<TestCondition> condition,
        Optional<Double> oxygenFlow,
        Optional<Double> lowerLimit) {

    public static Measurement of(Lab what, double value) {
        return new Measurement(
                what, value, what.unit(), 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Measurement saturation(double percent) {
        return of(Lab.PULSE_OXIMETRY, percent);
    }

    public Measurement in(String ucum) {
        return new Measurement(what, value, ucum, daysAgo, performer, condition, oxygenFlow, lowerLimit);
    }

    public Measurement daysAgo(int days) {
        return new Measurement(what, value, unit, days, performer, condition, oxygenFlow, lowerLimit);
    }

    public Measurement by(Facility facility) {
        return by(facility.reference());
    }

    public Measurement by(Clinician clinician) {
        return by(clinician.reference());
    }

    public Measurement during(TestCondition state) {
        return new Measurement(what, value, unit, daysAgo, performer, Optional.of(state), oxygenFlow, lowerLimit);
    }

    public Measurement onRoomAir() {
        return onOxygen(0);
    }

    public Measurement onOxygen(double litersPerMinute) {
        return new Measurement(
                what, value, unit, daysAgo, performer, condition, Optional.of(litersPerMinute), lowerLimit);
    }

    /** The lower limit of normal of the laboratory that measured. */
    public Measurement normalFrom(double limit) {
        return new Measurement(what, value, unit, daysAgo, performer, condition, oxygenFlow, Optional.of(limit));
    }

    private Measurement by(Reference who) {
        return new Measurement(what, value, unit, daysAgo, Optional.of(who), condition, oxygenFlow, lowerLimit);
    }
}
