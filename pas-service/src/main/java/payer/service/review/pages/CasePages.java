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
import org.hl7.fhir.r4.model.Patient;
import payer.decision.Membership;
import payer.rules.policy.Policy;
import payer.service.caller.Role;
import payer.service.letter.SeeLetters;
import payer.service.member.Enrolled;
import payer.service.member.MemberId;
import payer.service.member.Roster;
import payer.service.policies.PoliciesInForce;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.UnitsUsed;
import payer.service.review.Colleagues;
import payer.service.review.ReviewNotes;
import payer.service.review.Risk;
import payer.service.review.SentPapers;
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
    private final Roster roster;
    private final Worklist worklist;
    private final ReviewNotes notes;
    private final Colleagues colleagues;
    private final ReviewWords words;
    private final TransactionOperations<Connection> transactions;

    CasePages(
            SeeLetters letters,
            UnitsUsed used,
            SentPapers papers,
            PoliciesInForce policies,
            Roster roster,
            Worklist worklist,
            ReviewNotes notes,
            Colleagues colleagues,
            ReviewWords words,
            TransactionOperations<Connection> transactions) {
        this.letters = letters;
        this.used = used;
        this.papers = papers;
        this.policies = policies;
        this.roster = roster;
        this.worklist = worklist;
        this.notes = notes;
        this.colleagues = colleagues;
        this.words = words;
        this.transactions = transactions;
    }

    /** What of the review's own belongs to a case. */
    private record Beside(
            Optional<Holder> holder, List<ReviewNotes.Note> notes, List<String> others, Map<String, String> names) {}

    public CasePage page(SeePriorAuths.History history, Visit visit, Typed typed, String done, Instant now) {
        var authorization = history.authorization();
        var beside = beside(authorization, visit, now);
        return new CasePage(
                authorization.id().toString(),
                authorization.version(),
                authorization.lines().getFirst().asked().serviceWords(),
                person(authorization),
                clock(authorization, now),
                lines(authorization),
                papers.of(authorization.id()),
                history.events().stream()
                        .map(event -> event(event, beside.names))
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
                    colleagues.whoElse(id, self.subject(), now.minus(STILL_THERE)),
                    colleagues.all().stream().collect(Collectors.toMap(Holder::subject, Holder::name)));
        });
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

    private CasePage.Person person(PriorAuth authorization) {
        var parties = authorization.request().parties();
        var enrolled = parties.record().flatMap(record -> roster.find(new MemberId(record)));
        var patient = enrolled.map(Enrolled::patient);
        var membership = enrolled.flatMap(
                        one -> one.insuredOn(authorization.request().requested()))
                .map(member -> member.membership())
                .orElse(Membership.unknown());
        return new CasePage.Person(
                patient.filter(Patient::hasName)
                        .map(one -> one.getNameFirstRep().getNameAsSingleString())
                        .orElse("Name not known"),
                born(membership, authorization),
                patient.filter(Patient::hasGender)
                        .map(one -> one.getGender().getDisplay())
                        .orElse("not known"),
                parties.member().value(),
                ReviewWords.plain(membership.lineOfBusiness()),
                membership.state().isBlank() ? "not known" : membership.state(),
                parties.requester().isBlank() ? "not told" : parties.requester());
    }

    private static String born(Membership membership, PriorAuth authorization) {
        return membership
                .birthDate()
                .map(day -> ReviewWords.day(day)
                        + membership
                                .ageOn(authorization.request().requested())
                                .map(age -> ", age " + age)
                                .orElse(""))
                .orElse("not known");
    }

    private CasePage.Clock clock(PriorAuth authorization, Instant now) {
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

    private CasePage.Event event(PriorAuthEvent event, Map<String, String> names) {
        return new CasePage.Event(
                words.moment(event.at()),
                names.getOrDefault(event.actor(), event.actor()),
                ReviewWords.event(event.kind()),
                ReviewWords.reason(event.reason()));
    }
}
