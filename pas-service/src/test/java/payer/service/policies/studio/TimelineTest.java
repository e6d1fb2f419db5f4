package payer.service.policies.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payer.service.policies.LifeAct;
import payer.service.policies.LifeState;
import payer.service.policies.Person;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.Stamp;
import payer.service.policies.Step;
import payer.service.policies.VersionKey;

/** The days for which versions hold, as bars and in words. */
class TimelineTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    @Test
    void bars_lie_where_their_days_do_and_what_is_outside_lies_at_the_edge() {
        var timeline = Timeline.of(
                List.of(
                        version(
                                "2011-10-31",
                                LocalDate.of(2011, 10, 31),
                                Optional.of(LocalDate.of(2022, 12, 31)),
                                true),
                        version("2023-01-01", LocalDate.of(2023, 1, 1), Optional.empty(), true),
                        version("2027-01-01", LocalDate.of(2027, 1, 1), Optional.empty(), false)),
                TODAY);
        var old = timeline.bars().get(0);
        var current = timeline.bars().get(1);
        assertEquals(0, old.x());
        assertEquals(old.width(), current.x(), "no day lies between them");
        assertEquals(Timeline.WIDTH, current.x() + current.width());
        assertEquals(9, timeline.ticks().size());
        assertEquals(timeline.ticks().get(3).x(), current.x(), "the year begins where the version does");
        assertEquals(
                "2011-10-31, in force Oct 31, 2011 – Dec 31, 2022; 2023-01-01, in force from Jan 1, 2023;"
                        + " 2027-01-01, not in force yet, from Jan 1, 2027",
                timeline.words());
    }

    @Test
    void a_version_that_never_was_and_was_given_up_is_not_shown() {
        var given = new Glance(
                step("1", LifeState.RETIRED),
                "Canes",
                "PLAN",
                "Medical policy",
                TODAY,
                Optional.empty(),
                Optional.empty());
        assertEquals("Never in force.", Timeline.of(List.of(given), TODAY).words());
    }

    private static Glance version(String name, LocalDate from, Optional<LocalDate> until, boolean published) {
        var state = published ? LifeState.IN_FORCE : LifeState.DRAFT;
        return new Glance(
                step(name, state),
                "Canes",
                "PLAN",
                "Medical policy",
                from,
                until,
                Optional.of(1).filter(_ -> published));
    }

    private static Step step(String version, LifeState state) {
        var stamp = new Stamp(Person.ourselves("test"), Instant.EPOCH, "because of the test");
        return new Step(new VersionKey("canes", version), 1, LifeAct.EDITED, state, 1, stamp, Optional.empty());
    }
}
