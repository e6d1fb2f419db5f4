package payer.testdata.chart;

import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Period;
import payer.testdata.Clinician;
import payer.testdata.Codes;
import payer.testdata.Facility;

/** Visits, by person or by video, and hospital stays. */
final class Encounters {

    private Encounters() {}

    static Encounter visit(Subject subject, Clinician by, int daysAgo, String kind, String words) {
        var visit = encounter(subject, kind, words, subject.days().visit(daysAgo));
        visit.addParticipant().setIndividual(by.reference()).addType(Codes.hl7("v3-ParticipationType", "PPRF"));
        return visit.setServiceProvider(by.employer().reference());
    }

    static Encounter stay(Subject subject, Facility at, int admittedDaysAgo, int dischargedDaysAgo) {
        var stay = encounter(subject, "IMP", "Hospital stay", subject.days().stay(admittedDaysAgo, dischargedDaysAgo));
        stay.getHospitalization().setDischargeDisposition(Codes.hl7("discharge-disposition", "home"));
        stay.addLocation().setLocation(at.locationReference());
        return stay.setServiceProvider(at.reference());
    }

    private static Encounter encounter(Subject subject, String kind, String words, Period when) {
        var encounter = new Encounter();
        encounter
                .setStatus(EncounterStatus.FINISHED)
                .setSubject(subject.reference())
                .setPeriod(when);
        encounter.setClass_(Codes.coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", kind));
        encounter.addType().setText(words);
        return encounter;
    }
}
