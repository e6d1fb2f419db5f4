package payer.service.policies.studio;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import payer.decision.Determination;
import payer.decision.Verdict;
import payer.rules.analysis.Remark;
import payer.rules.document.CaseAnswer;
import payer.service.policies.Life;
import payer.service.policies.LifeAct;
import payer.service.policies.LifeState;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.Step;
import payer.service.runtime.ServiceSettings;

/** How the studio says things. A sign always stands beside its word, and colour beside both. */
@Singleton
public final class StudioWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private final ZoneId zone;

    StudioWords(ServiceSettings service) {
        this.zone = service.zone();
    }

    /** A word with its sign, and how it is coloured: good, bad, wait or plain. */
    public record Mark(String sign, String word, String tone) {}

    /** One step of a version's life, for whoever reads it later. */
    public record Told(String what, String by, String at, String reason) {}

    public ZoneId zone() {
        return zone;
    }

    public LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    public String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String period(LocalDate from, Optional<LocalDate> until) {
        return until.map(end -> day(from) + " – " + day(end)).orElse("from " + day(from));
    }

    public Told told(Step step) {
        var due = step.due().map(time -> " for " + moment(time)).orElse("");
        return new Told(
                act(step.act()) + due,
                step.stamp().by().name(),
                moment(step.stamp().at()),
                step.stamp().reason());
    }

    /** A correction of a version in force is told apart from a version that never was. */
    static Mark mark(Glance glance, LocalDate today) {
        var state = glance.last().state();
        if (state == LifeState.IN_FORCE && glance.from().isAfter(today))
            return new Mark("◷", "Published, to come", "good");
        if (state == LifeState.IN_FORCE
                && glance.until().filter(end -> end.isBefore(today)).isPresent()) return new Mark("■", "Over", "plain");
        return mark(state, glance.last().revision() == Step.NONE);
    }

    static Mark mark(Life life) {
        return mark(life.state(), life.isToEnd());
    }

    private static Mark mark(LifeState state, boolean isToEnd) {
        var what = isToEnd && state != LifeState.RETIRED ? "Retirement: " : "";
        return switch (state) {
            case DRAFT -> new Mark("✎", "Draft", "wait");
            case TESTED -> new Mark("✎", "Tested", "wait");
            case SUBMITTED -> new Mark("…", told(what, "Waits for approval"), "wait");
            case APPROVED -> new Mark("✓", told(what, "Approved"), "wait");
            case SCHEDULED -> new Mark("◷", told(what, "Scheduled"), "wait");
            case IN_FORCE -> new Mark("●", "In force", "good");
            case RETIRED -> new Mark("■", "Retired", "plain");
        };
    }

    static Mark mark(Verdict verdict) {
        return switch (verdict) {
            case MET -> new Mark("✓", "Met", "good");
            case NOT_MET -> new Mark("✗", "Not met", "bad");
            case UNKNOWN -> new Mark("?", "Not known", "wait");
        };
    }

    /** What is decided and granted; under which policy and with what else stands beside it. */
    static String answer(Determination answer) {
        var all = CaseAnswer.of(answer);
        return new CaseAnswer(
                        all.kind(),
                        all.names(),
                        all.units(),
                        all.period(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .text();
    }

    private static String told(String what, String word) {
        return what.isEmpty() ? word : what + word.toLowerCase(Locale.ROOT);
    }

    static String act(LifeAct act) {
        return switch (act) {
            case DRAFTED -> "Drafted";
            case EDITED -> "Edited";
            case TESTED -> "Tested";
            case SUBMITTED -> "Submitted for approval";
            case RETIREMENT_PROPOSED -> "Proposed for retirement";
            case ABANDONED -> "Given up";
            case APPROVED -> "Approved";
            case SENT_BACK -> "Sent back";
            case SCHEDULED -> "Scheduled";
            case UNSCHEDULED -> "Taken off the schedule";
            case PUBLISHED -> "Published";
            case REFUSED -> "Could not be published";
            case ENDED -> "Ended by a later version";
            case RETIRED -> "Retired";
            case ROLLED_BACK -> "Rolled back";
        };
    }

    static String heading(Remark.Kind kind) {
        return switch (kind) {
            case GAP -> "Gaps: what may be asked for and no branch answers";
            case OVERLAP -> "Overlaps: other policies that speak of the same orders";
            case CONFLICT -> "Conflicts: policies of the same weight that say otherwise";
            case UNREACHABLE -> "Unreachable: what nothing can make matter";
            case NO_QUESTION -> "Criteria that the form cannot ask for";
            case UNKNOWN_CODE -> "Codes that no loaded code set knows";
            case ENDED_CODE -> "Codes that were terminated";
            case UNKNOWN_LINE -> "Words that nothing else is known by";
            case UNIT -> "Units that cannot be compared";
            case NOT_SHOWN -> "Criteria that the cases do not show";
        };
    }

    /** {@code pended-to-nurse} as people write it. */
    public static String plain(String word) {
        return word.isEmpty()
                ? ""
                : Character.toUpperCase(word.charAt(0)) + word.substring(1).replace('-', ' ');
    }
}
