package payer.service.review.pages;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import payer.service.priorauth.PriorAuth;
import payer.service.review.Risk;

/** The clock of a case: what is left of its time, and why it has more. */
@Singleton
final class ClockCards {
    private final ReviewWords words;

    ClockCards(ReviewWords words) {
        this.words = words;
    }

    CasePage.Clock card(PriorAuth authorization, Instant now) {
        var clock = authorization.clock();
        var percent = Math.min(100, Math.max(0, clock.usedPercent(now)));
        var risk = riskOf(percent, now.isBefore(clock.dueNow()));
        return new CasePage.Clock(
                ReviewWords.timeLeft(now, clock.dueNow()),
                words.moment(clock.dueNow()),
                words.moment(clock.received()),
                clock.rule(),
                clock.expedited(),
                percent,
                risk.name().toLowerCase(Locale.ROOT),
                risk.words(),
                clock.extension()
                        .map(more -> "Extended on %s from %s, asked by the %s: %s"
                                .formatted(
                                        words.moment(more.noticed()),
                                        words.moment(clock.due()),
                                        more.askedBy(),
                                        more.ground()))
                        .orElse(""),
                authorization.isOpen() && clock.extension().isEmpty() && now.isBefore(clock.due()),
                authorization
                        .attention()
                        .map(one -> switch (one.level()) {
                            case ESCALATED -> "Nearly out of time since " + words.moment(one.since());
                            case OVERDUE ->
                                "Out of time since " + words.moment(one.since())
                                        + "; the member may appeal as if it had been refused";
                        })
                        .orElse(""));
    }

    private static Risk riskOf(long percent, boolean inTime) {
        if (!inTime) return Risk.OVERDUE;
        if (percent >= Risk.HIGH.percent()) return Risk.HIGH;
        return percent >= Risk.MEDIUM.percent() ? Risk.MEDIUM : Risk.LOW;
    }
}
