package payer.testdata;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;

/**
 * FHIR dates counted back from a given day. Counts are always of days, never of months, so that a chart written for one day
 * can be moved to another. Times are near noon in the payer's standard time all year round: no change of clocks moves a date.
 */
public record Days(LocalDate today) {

    private static final ZoneOffset STANDARD_TIME = ZoneOffset.ofHours(-6);

    public LocalDate ago(int days) {
        return today.minusDays(days);
    }

    public DateType date(int daysAgo) {
        return new DateType(ago(daysAgo).toString());
    }

    public DateTimeType day(int daysAgo) {
        return new DateTimeType(ago(daysAgo).toString());
    }

    public DateTimeType time(int daysAgo) {
        return new DateTimeType(moment(daysAgo, 10));
    }

    public InstantType instant(int daysAgo) {
        return new InstantType(moment(daysAgo, 11));
    }

    public Period period(int fromDaysAgo, int toDaysAgo) {
        return new Period().setStartElement(day(fromDaysAgo)).setEndElement(day(toDaysAgo));
    }

    public Period visit(int daysAgo) {
        return new Period()
                .setStartElement(new DateTimeType(moment(daysAgo, 9)))
                .setEndElement(new DateTimeType(moment(daysAgo, 12)));
    }

    public Period stay(int admittedDaysAgo, int dischargedDaysAgo) {
        return new Period()
                .setStartElement(new DateTimeType(moment(admittedDaysAgo, 9)))
                .setEndElement(new DateTimeType(moment(dischargedDaysAgo, 12)));
    }

    private String moment(int daysAgo, int hour) {
        return OffsetDateTime.of(ago(daysAgo), LocalTime.of(hour, 0), STANDARD_TIME)
                .format(java.time.format.DateTimeFormatter.ofPattern(
                        "yyyy-MM-dd'T'HH:mm:ssXXX", java.util.Locale.ROOT));
    }
}
