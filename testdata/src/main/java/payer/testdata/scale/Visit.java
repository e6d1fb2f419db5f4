package payer.testdata.scale;

import java.time.LocalDate;
import java.util.List;

/**
 * Somebody was seen by a practitioner.
 *
 * @param number tells it from every other visit of anybody
 * @param reasons the illnesses it was about; none for a check of the healthy
 */
record Visit(long number, Person person, LocalDate day, int practitioner, List<Ailment> reasons) {
    /** So that numbers of visits tell the person. */
    static final int MOST = 64;

    Visit {
        reasons = List.copyOf(reasons);
    }

    String icd10() {
        return reasons.isEmpty() ? "Z00.00" : reasons.getFirst().icd10;
    }

    String words() {
        return reasons.isEmpty() ? "General check" : reasons.getFirst().words;
    }

    /** Near noon in the payer's standard time, as all times of the invented data. */
    String at(int hour) {
        return day + "T" + (hour < 10 ? "0" : "") + hour + ":00:00-06:00";
    }
}
