package payer.service.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Patient;

/**
 * A person on the payer's books, with every coverage that there is or was.
 *
 * @param linesOfBusiness what the plans are that coverages name
 * @param stamp of which state of the records this is; empty where nobody has looked
 */
public record Enrolled(Patient patient, List<Coverage> coverages, Map<String, String> linesOfBusiness, String stamp) {
    private static final int DAY = "2026-01-31".length();

    public Enrolled {
        coverages = List.copyOf(coverages);
        linesOfBusiness = Map.copyOf(linesOfBusiness);
    }

    public Enrolled(Patient patient, List<Coverage> coverages) {
        this(patient, coverages, Map.of());
    }

    Enrolled(Patient patient, List<Coverage> coverages, Map<String, String> linesOfBusiness) {
        this(patient, coverages, linesOfBusiness, "");
    }

    Enrolled of(String state) {
        return new Enrolled(patient, coverages, linesOfBusiness, state);
    }

    public MemberId id() {
        return new MemberId(patient.getIdElement().getIdPart());
    }

    /** The coverage that holds on a day; of several the one that began last. */
    public Optional<Member> insuredOn(LocalDate day) {
        return coverages.stream()
                .filter(coverage -> holds(coverage, day))
                .max((one, other) -> text(one.getPeriod().getStartElement())
                        .compareTo(text(other.getPeriod().getStartElement())))
                .map(coverage -> Member.of(this, coverage));
    }

    private static boolean holds(Coverage coverage, LocalDate day) {
        var period = coverage.getPeriod();
        return coverage.getStatus() == CoverageStatus.ACTIVE
                && !isAfter(period.getStartElement(), day)
                && !isBefore(period.getEndElement(), day);
    }

    /** Dates are compared as far as they are written: a month has begun with its first day and ends with its last. */
    private static boolean isAfter(BaseDateTimeType start, LocalDate day) {
        var text = text(start);
        return !text.isEmpty() && text.compareTo(cut(day, text)) > 0;
    }

    private static boolean isBefore(BaseDateTimeType end, LocalDate day) {
        var text = text(end);
        return !text.isEmpty() && text.compareTo(cut(day, text)) < 0;
    }

    private static String cut(LocalDate day, String like) {
        return day.toString().substring(0, like.length());
    }

    private static String text(BaseDateTimeType date) {
        var text = date.getValueAsString();
        return text == null ? "" : text.substring(0, Math.min(DAY, text.length()));
    }

    @Override
    public String toString() {
        return "Enrolled " + id();
    }
}
