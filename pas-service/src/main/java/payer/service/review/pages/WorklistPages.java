package payer.service.review.pages;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import payer.service.caller.Role;
import payer.service.review.Colleagues;
import payer.service.review.Queue;
import payer.service.review.Risk;
import payer.service.review.SecondReviews;
import payer.service.review.Talks;
import payer.service.review.Worklist;
import payer.service.review.Worklist.Count;
import payer.service.review.WorklistEntry;
import payer.service.review.WorklistEntry.Holder;
import payer.service.review.WorklistFilter;
import payer.service.security.staff.Visit;

/** Puts the worklist together for one reviewer. */
@Singleton
public final class WorklistPages {
    private final Worklist worklist;
    private final Colleagues colleagues;
    private final Talks talks;
    private final SecondReviews reviews;
    private final ReviewWords words;
    private final TransactionOperations<Connection> transactions;

    WorklistPages(
            Worklist worklist,
            Colleagues colleagues,
            Talks talks,
            SecondReviews reviews,
            ReviewWords words,
            TransactionOperations<Connection> transactions) {
        this.worklist = worklist;
        this.colleagues = colleagues;
        this.talks = talks;
        this.reviews = reviews;
        this.words = words;
        this.transactions = transactions;
    }

    public WorklistPage page(WorklistFilter filter, int page, String notice, Visit visit, Instant now) {
        var self = new Holder(visit.member().subject(), visit.member().name());
        return transactions.executeWrite(tx -> {
            colleagues.meet(self, visit.member().rolesInWords(), now);
            var found = worklist.page(filter, self.subject(), now, page);
            var glance = worklist.atAGlance(now);
            var counts = glance.counts();
            return new WorklistPage(
                    filter,
                    found.stream()
                            .limit(Worklist.PAGE)
                            .map(entry -> row(entry, self, now))
                            .toList(),
                    queues(filter, counts),
                    risks(filter, counts),
                    counts.stream().mapToInt(Count::cases).sum(),
                    mine(self, now),
                    glance.choices(),
                    colleagues.filters(self.subject()),
                    colleagues.all(),
                    talks.plannedFor(self.subject()).stream()
                            .map(talk -> new WorklistPage.PlannedTalk(
                                    words.moment(talk.at()),
                                    talk.authorization().toString()))
                            .toList(),
                    reviews.open(SecondReviewPages.clinician(visit), visit.is(Role.REVIEWER_PHYSICIAN))
                            .size(),
                    page,
                    found.size() > Worklist.PAGE,
                    notice);
        });
    }

    private int mine(Holder self, Instant now) {
        var held = new WorklistFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(WorklistFilter.Held.MINE));
        return worklist.page(held, self.subject(), now, 0).size();
    }

    private WorklistPage.Row row(WorklistEntry entry, Holder self, Instant now) {
        var risk = entry.risk(now);
        return new WorklistPage.Row(
                entry.id().toString(),
                ReviewWords.timeLeft(now, entry.due()),
                words.moment(entry.due()),
                Math.min(100, entry.usedPercent(now)),
                risk.name().toLowerCase(Locale.ROOT),
                riskWord(risk),
                entry.expedited(),
                entry.service(),
                entry.lines(),
                entry.queue().words(),
                entry.skill().map(ReviewWords::reviewer).orElse("Requester"),
                ReviewWords.plain(entry.business()),
                entry.state().isBlank() ? "–" : entry.state(),
                entry.holder()
                        .map(holder -> holder.subject().equals(self.subject()) ? "You" : holder.name())
                        .orElse(""));
    }

    private static String riskWord(Risk risk) {
        return switch (risk) {
            case OVERDUE -> "✗ Overdue";
            case HIGH -> "‼ High";
            case MEDIUM -> "! Medium";
            case LOW -> "· Low";
        };
    }

    private static List<WorklistPage.Group> queues(WorklistFilter filter, List<Count> counts) {
        return Arrays.stream(Queue.values())
                .map(queue -> group(
                        queue.words(),
                        counts.stream().filter(count -> count.queue() == queue).toList(),
                        new WorklistFilter(
                                Optional.of(queue),
                                filter.skill(),
                                filter.business(),
                                filter.state(),
                                filter.risk(),
                                filter.held()),
                        filter,
                        "plain"))
                .toList();
    }

    private static List<WorklistPage.Group> risks(WorklistFilter filter, List<Count> counts) {
        return Arrays.stream(Risk.values())
                .map(risk -> group(
                        riskWord(risk),
                        counts.stream().filter(count -> count.risk() == risk).toList(),
                        new WorklistFilter(
                                filter.queue(),
                                filter.skill(),
                                filter.business(),
                                filter.state(),
                                Optional.of(risk),
                                filter.held()),
                        filter,
                        risk.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static WorklistPage.Group group(
            String name, List<Count> counts, WorklistFilter narrowed, WorklistFilter now, String tone) {
        return new WorklistPage.Group(
                name,
                counts.stream().mapToInt(Count::cases).sum(),
                counts.stream().mapToInt(Count::free).sum(),
                narrowed.query(),
                narrowed.equals(now),
                tone);
    }
}
