package payer.service.policies.studio;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import payer.service.policies.LifeState;
import payer.service.policies.PolicyVersions.Glance;

/**
 * The days for which the versions of a policy hold, as bars over some years around today. What it shows is also said in words.
 *
 * @param today where today is, in the units of the picture
 */
public record Timeline(List<Bar> bars, List<Tick> ticks, int today, String words) {
    public static final int WIDTH = 600;

    private static final int YEARS_BEFORE = 6;
    private static final int YEARS_AFTER = 2;

    /** A version's days; a draft's lie lower than what is in force. */
    public record Bar(int x, int width, boolean published, String words) {}

    /** Where a year begins. */
    public record Tick(int x, int year) {}

    public Timeline {
        bars = List.copyOf(bars);
        ticks = List.copyOf(ticks);
    }

    static Timeline of(List<Glance> versions, LocalDate today) {
        var bars = versions.stream()
                .filter(version -> version.published().isPresent() || isToCome(version))
                .map(version -> bar(version, today))
                .toList();
        var words = bars.stream().map(Bar::words).toList();
        return new Timeline(
                bars,
                ticks(today),
                place(today, today),
                words.isEmpty() ? "Never in force." : String.join("; ", words));
    }

    private static boolean isToCome(Glance version) {
        return version.last().state() != LifeState.RETIRED;
    }

    private static Bar bar(Glance version, LocalDate today) {
        var from = place(version.from(), today);
        var until = version.until().map(day -> place(day.plusDays(1), today)).orElse(WIDTH);
        var published = version.published().isPresent();
        var words = version.last().key().version()
                + (published ? ", in force " : ", not in force yet, ")
                + StudioWords.period(version.from(), version.until());
        return new Bar(from, Math.max(until - from, 3), published, words);
    }

    private static List<Tick> ticks(LocalDate today) {
        var ticks = new ArrayList<Tick>();
        for (var year = today.getYear() - YEARS_BEFORE; year <= today.getYear() + YEARS_AFTER; year++)
            ticks.add(new Tick(place(LocalDate.of(year, 1, 1), today), year));
        return ticks;
    }

    /** What lies outside the picture is at its edge. */
    private static int place(LocalDate day, LocalDate today) {
        var first = LocalDate.of(today.getYear() - YEARS_BEFORE, 1, 1);
        var last = LocalDate.of(today.getYear() + YEARS_AFTER + 1, 1, 1);
        var whole = ChronoUnit.DAYS.between(first, last);
        var at = Math.clamp(ChronoUnit.DAYS.between(first, day), 0, whole);
        return Math.toIntExact(at * WIDTH / whole);
    }
}
