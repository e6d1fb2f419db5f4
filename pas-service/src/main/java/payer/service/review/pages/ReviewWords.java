package payer.service.review.pages;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import payer.decision.Reviewer;
import payer.decision.Verdict;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.Standing;
import payer.service.runtime.ServiceSettings;

/** How the pages say things. A sign always stands beside its word, and colour beside both. */
@Singleton
public final class ReviewWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);
    private static final int HOURS_TOLD = 48;

    private final ZoneId zone;

    ReviewWords(ServiceSettings service) {
        this.zone = service.zone();
    }

    /** A word with its sign, and how it is coloured: good, bad, wait or plain. */
    public record Mark(String sign, String word, String tone) {}

    public String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String timeLeft(Instant now, Instant due) {
        var left = Duration.between(now, due);
        return left.isNegative() ? "overdue by " + length(left.negated()) : length(left) + " left";
    }

    private static String length(Duration time) {
        if (time.toHours() >= HOURS_TOLD) return time.toDays() + " days";
        if (time.toHours() > 0) return time.toHours() + " h " + time.toMinutesPart() + " min";
        return time.toMinutes() + " min";
    }

    public static String reviewer(Reviewer reviewer) {
        return switch (reviewer) {
            case NURSE -> "Nurse";
            case PHYSICIAN -> "Physician";
        };
    }

    static Mark mark(Standing standing) {
        return switch (standing) {
            case Standing.NotNeeded _ -> new Mark("✓", "No authorization needed", "good");
            case Standing.Approved _ -> new Mark("✓", "Approved", "good");
            case Standing.InPart part ->
                new Mark("◐", part.restOpen() ? "Approved in part, the rest is open" : "Approved in part", "wait");
            case Standing.Modified _ -> new Mark("◐", "Another service approved", "wait");
            case Standing.Pended pended ->
                new Mark("…", "Waits for a " + reviewer(pended.reviewer()).toLowerCase(Locale.ROOT), "wait");
            case Standing.Asked _ -> new Mark("?", "Waits for information", "wait");
            case Standing.NotCovered _ -> new Mark("✗", "Not covered by the plan", "bad");
            case Standing.Denied _ -> new Mark("✗", "Denied", "bad");
            case Standing.Reopened again ->
                new Mark("↺", "Looked at again: " + again.look().kind().text(), "wait");
            case Standing.Withdrawn _ -> new Mark("–", "Withdrawn", "plain");
        };
    }

    static Mark mark(Verdict verdict) {
        return switch (verdict) {
            case MET -> new Mark("✓", "Met", "good");
            case NOT_MET -> new Mark("✗", "Not met", "bad");
            case UNKNOWN -> new Mark("?", "Not known", "wait");
        };
    }

    static Mark notLookedAt() {
        return new Mark("–", "Not looked at", "plain");
    }

    static String event(PriorAuthEvent.Kind kind) {
        return switch (kind) {
            case RECEIVED -> "Received";
            case INFORMED -> "Information came";
            case DECLINED -> "Information cannot be sent";
            case DECIDED -> "Decided";
            case DECIDED_AGAIN -> "Decided again";
            case EXTENDED -> "More time";
            case APPEALED -> "Appealed";
            case REOPENED -> "Opened again";
            case ESCALATED -> "Escalated";
            case OVERDUE -> "Overdue";
            case REPLACED -> "Replaced";
        };
    }

    /** What became of a line is written into the history as one word of the registry's. */
    static String reason(String reason) {
        return switch (reason) {
            case "pended" -> "referred to a reviewer";
            case "asked" -> "more information is asked for";
            case "in-part" -> "approved in part";
            case "modified" -> "another service is approved";
            default -> reason;
        };
    }

    static String source(String source) {
        return switch (source) {
            case "RECORD" -> "patient’s record";
            case "ORDER" -> "the request";
            case "FORM" -> "form answer";
            case "ATTACHMENT" -> "document";
            case "CLAIMS" -> "our claims";
            case "AUTHORIZATIONS" -> "our authorizations";
            case "MEMBERSHIP" -> "our membership data";
            default -> source.toLowerCase(Locale.ROOT);
        };
    }

    /** {@code medicare-advantage} as people write it. */
    public static String plain(String word) {
        return word.isEmpty()
                ? "not known"
                : Character.toUpperCase(word.charAt(0)) + word.substring(1).replace('-', ' ');
    }
}
