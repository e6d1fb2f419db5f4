package payer.service.review.pages;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import payer.rules.policy.Policy;
import payer.service.caller.Role;
import payer.service.letter.SeeLetters;
import payer.service.policies.PoliciesInForce;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.UnitsUsed;
import payer.service.review.Colleagues;
import payer.service.review.ReviewNotes;
import payer.service.review.SecondReview;
import payer.service.review.SecondReviews;
import payer.service.review.SentPapers;
import payer.service.review.Talks;
import payer.service.review.Worklist;
import payer.service.review.WorklistEntry.Holder;
import payer.service.security.staff.Visit;

/** Puts a case together for the eyes of a reviewer. */
@Singleton
public final class CasePages {
    private static final Duration STILL_THERE = Duration.ofSeconds(45);

    private final SeeLetters letters;
    private final UnitsUsed used;
    private final SentPapers papers;
    private final PoliciesInForce policies;
    private final MemberCards members;
    private final ClockCards clocks;
    private final Worklist worklist;
    private final ReviewNotes notes;
    private final Talks talks;
    private final SecondReviews reviews;
    private final SecondReviewPages second;
    private final Colleagues colleagues;
    private final ReviewWords words;
    private final TransactionOperations<Connection> transactions;

    CasePages(
            SeeLetters letters,
            UnitsUsed used,
            SentPapers papers,
            PoliciesInForce policies,
            MemberCards members,
            ClockCards clocks,
            Worklist worklist,
            ReviewNotes notes,
            Talks talks,
            SecondReviews reviews,
            SecondReviewPages second,
            Colleagues colleagues,
            ReviewWords words,
            TransactionOperations<Connection> transactions) {
        this.letters = letters;
        this.used = used;
        this.papers = papers;
        this.policies = policies;
        this.members = members;
        this.clocks = clocks;
        this.worklist = worklist;
        this.notes = notes;
        this.talks = talks;
        this.reviews = reviews;
        this.second = second;
        this.colleagues = colleagues;
        this.words = words;
        this.transactions = transactions;
    }

    /** What of the review's own belongs to a case. */
    private record Beside(
            Optional<Holder> holder,
            List<ReviewNotes.Note> notes,
            List<Talks.Talk> talks,
            List<SecondReview> reviews,
            List<String> others,
            List<Holder> colleagues) {
        Map<String, String> names() {
            return colleagues.stream().collect(Collectors.toMap(Holder::subject, Holder::name));
        }
    }

    public CasePage page(SeePriorAuths.History history, Visit visit, Typed typed, String done, Instant now) {
        var authorization = history.authorization();
        var beside = beside(authorization, visit, now);
        return new CasePage(
                authorization.id().toString(),
                authorization.version(),
                authorization.lines().getFirst().asked().serviceWords(),
                members.card(authorization),
                clocks.card(authorization, now),
                lines(authorization),
                papers.of(authorization.id()),
                history.events().stream()
                        .map(event -> event(event, beside.names()))
                        .toList(),
                beside.notes.stream()
                        .map(note -> new CasePage.Note(words.moment(note.written()), note.name(), note.text()))
                        .toList(),
                letters.about(authorization.id()).stream()
                        .map(letter -> new CasePage.ListedLetter(
                                letter.id().toString(),
                                letter.parts().getFirst().text(),
                                letter.audience().name().toLowerCase(Locale.ROOT),
                                words.moment(letter.written())))
                        .toList(),
                beside.talks.stream().map(this::talk).toList(),
                second.shown(beside.reviews, visit),
                beside.colleagues,
                beside.holder.map(Holder::name),
                beside.holder
                        .filter(one -> one.subject().equals(visit.member().subject()))
                        .isPresent(),
                visit.is(Role.REVIEWER_PHYSICIAN),
                authorization.isOpen(),
                authorization.replacedBy().isPresent(),
                beside.others,
                typed,
                done);
    }

    /** Who else has it open; that this one has is noted beside. */
    public List<String> others(PriorAuth authorization, Visit visit, Instant now) {
        return beside(authorization, visit, now).others;
    }

    private Beside beside(PriorAuth authorization, Visit visit, Instant now) {
        var self = new Holder(visit.member().subject(), visit.member().name());
        var id = authorization.id();
        return transactions.executeWrite(tx -> {
            colleagues.looksAt(id, self, now);
            return new Beside(
                    worklist.find(id).flatMap(entry -> entry.holder()),
                    notes.about(id),
                    talks.about(id),
                    reviews.about(id),
                    colleagues.whoElse(id, self.subject(), now.minus(STILL_THERE)),
                    colleagues.all());
        });
    }

    private CasePage.ShownTalk talk(Talks.Talk talk) {
        return new CasePage.ShownTalk(
                talk.id().toString(),
                words.moment(talk.at()),
                talk.ours().name(),
                talk.withWhom(),
                talk.phone(),
                talk.state().word(),
                talk.state() == Talks.State.PLANNED,
                talk.outcome());
    }

    private List<CaseLine> lines(PriorAuth authorization) {
        var published = policies.now().policies();
        var uses = used.of(authorization);
        return authorization.lines().stream()
                .map(line -> CaseLine.of(
                        line,
                        policy(published, line),
                        Optional.ofNullable(uses.get(line.sequence()))
                                .map(use -> use.used().toPlainString()
                                        + use.left()
                                                .map(left -> ", " + left.toPlainString() + " left")
                                                .orElse(""))
                                .orElse("")))
                .toList();
    }

    private static Optional<Policy> policy(List<Policy> published, AuthLine line) {
        var basis = line.standing().basis();
        return published.stream()
                .filter(policy ->
                        policy.id().equals(basis.policy()) && policy.version().equals(basis.version()))
                .findFirst();
    }

    private CasePage.Event event(PriorAuthEvent event, Map<String, String> names) {
        return new CasePage.Event(
                words.moment(event.at()),
                names.getOrDefault(event.actor(), event.actor()),
                ReviewWords.event(event.kind()),
                ReviewWords.reason(event.reason()));
    }
}
