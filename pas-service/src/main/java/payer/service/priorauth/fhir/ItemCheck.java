package payer.service.priorauth.fhir;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import payer.problem.IssueType;

/** What holds for each item of a Claim: a service, how much of it, and when, such as somebody can mean. */
final class ItemCheck {
    private static final int FULL_DATE = "2026-01-31".length();
    private static final int YEARS = 10;

    private final Complaints complaints;
    private final LocalDate today;

    ItemCheck(Complaints complaints, LocalDate today) {
        this.complaints = complaints;
        this.today = today;
    }

    void check(Claim.ItemComponent item, String place) {
        complaints.require(
                item.hasProductOrService(),
                IssueType.REQUIRED,
                "each item names a service",
                place + ".productOrService");
        complaints.require(
                !item.hasQuantity()
                        || !item.getQuantity().hasValue()
                        || item.getQuantity().getValue().signum() > 0,
                IssueType.VALUE,
                "more than nothing is asked for",
                place + ".quantity.value");
        switch (item.getServiced()) {
            case BaseDateTimeType day -> day(day, place + ".servicedDate");
            case Period period -> period(period, place + ".servicedPeriod");
            case null, default -> {}
        }
    }

    private void period(Period period, String place) {
        var start = day(period.getStartElement(), place + ".start");
        var end = day(period.getEndElement(), place + ".end");
        complaints.require(
                start.isEmpty() || end.isEmpty() || !end.get().isBefore(start.get()),
                IssueType.VALUE,
                "a period ends after it begins",
                place);
    }

    private Optional<LocalDate> day(BaseDateTimeType date, String place) {
        if (!date.hasValue()) return Optional.empty();
        if (date.getValueAsString().length() < FULL_DATE) {
            complaints.add(IssueType.VALUE, "a date is told with its day", place);
            return Optional.empty();
        }
        var day = SmallValues.day(new DateTimeType(date.getValueAsString()));
        complaints.require(
                day.filter(this::isMeant).isPresent(),
                IssueType.VALUE,
                "services are asked for within " + YEARS + " years of today",
                place);
        return day;
    }

    private boolean isMeant(LocalDate day) {
        return day.isAfter(today.minusYears(YEARS)) && day.isBefore(today.plusYears(YEARS));
    }
}
