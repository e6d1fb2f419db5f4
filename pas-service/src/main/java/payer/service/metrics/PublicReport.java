package payer.service.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a payer publishes of a year: what needs an authorization, how requests came out, how long they took.
 *
 * @param notCounted withdrawn, or in no need of an authorization
 * @param stillOpen received in the year and not decided yet
 */
public record PublicReport(
        int year,
        Instant made,
        List<Service> services,
        Figures standard,
        Figures expedited,
        long notCounted,
        long stillOpen) {

    private static final int DECIMALS = 2;

    /** Something for which one has to ask. */
    public record Service(String title, String codes, String policy) {}

    /** One line of the report. */
    public record Measure(int number, String name, String value, String unit) {}

    public PublicReport {
        services = List.copyOf(services);
    }

    /** The measures as they are published, in their order. The first is the list of services. */
    public List<Measure> measures() {
        var measures = new ArrayList<Measure>();
        measures.add(
                new Measure(1, "Services that need an authorization", Integer.toString(services.size()), "policies"));
        measures.add(share(2, "Standard requests approved", standard.approved(), standard.total()));
        measures.add(share(3, "Standard requests denied", standard.denied(), standard.total()));
        measures.add(share(
                4, "Standard requests approved after an appeal", standard.approvedAfterAppeal(), standard.appealed()));
        measures.add(share(
                5,
                "Requests approved after the time was extended",
                standard.approvedAfterExtension() + expedited.approvedAfterExtension(),
                standard.total() + expedited.total()));
        measures.add(share(6, "Expedited requests approved", expedited.approved(), expedited.total()));
        measures.add(share(7, "Expedited requests denied", expedited.denied(), expedited.total()));
        measures.add(time(8, "Average time to a standard decision", standard.average(), Duration.ofDays(1), "days"));
        measures.add(time(8, "Median time to a standard decision", standard.median(), Duration.ofDays(1), "days"));
        measures.add(
                time(9, "Average time to an expedited decision", expedited.average(), Duration.ofHours(1), "hours"));
        measures.add(time(9, "Median time to an expedited decision", expedited.median(), Duration.ofHours(1), "hours"));
        return measures;
    }

    private static Measure share(int number, String name, long part, long whole) {
        var percent = Figures.percent(part, whole).map(Object::toString).orElse("");
        return new Measure(number, name, percent, "percent of " + whole);
    }

    private static Measure time(int number, String name, Optional<Duration> took, Duration unit, String unitName) {
        var value = took.map(time -> java.math.BigDecimal.valueOf(time.toMillis())
                        .divide(java.math.BigDecimal.valueOf(unit.toMillis()), DECIMALS, java.math.RoundingMode.HALF_UP)
                        .toString())
                .orElse("");
        return new Measure(number, name, value, unitName);
    }
}
