package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import payer.decision.Determination;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.member.MatchMember;
import payer.service.member.Member;
import payer.service.member.MemberMatch;
import payer.service.runtime.Ids;

/**
 * Takes a request into the registry and decides it: gather, think, remember. What was sent twice is one request, and gets the
 * answer of that one. A request that updates an earlier one takes its place.
 */
@Singleton
public final class SubmitPriorAuth {
    /** Where a request names the one that it changes. */
    private static final String EARLIER = "Bundle.entry[0].resource.related[0].claim";

    private final MatchMember members;
    private final Deciding deciding;
    private final Standings standings;
    private final Numbers numbers;
    private final DueTimes dueTimes;
    private final Registering registering;
    private final Ids ids;
    private final Clock clock;

    SubmitPriorAuth(
            MatchMember members,
            Deciding deciding,
            Standings standings,
            Numbers numbers,
            DueTimes dueTimes,
            Registering registering,
            Ids ids,
            Clock clock) {
        this.members = members;
        this.deciding = deciding;
        this.standings = standings;
        this.numbers = numbers;
        this.dueTimes = dueTimes;
        this.registering = registering;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who asks, and under which id the asking is known in log and audit. */
    record Asking(Caller caller, String correlation) {
        String client() {
            return caller.client().value();
        }
    }

    public Submitted submit(Submission submission, Caller caller, String correlation) {
        var asking = new Asking(caller, correlation);
        if (!submission.errors().isEmpty()) return refused(submission.errors(), asking);
        var firstDay = submission.request().firstDay();
        return switch (members.match(submission.patient(), submission.coverage(), firstDay)) {
            case MemberMatch.Found found -> submit(submission, found.member(), asking);
            case MemberMatch.Unknown _ -> refused(RequestError.Kind.MEMBER_UNKNOWN, submission.patientPath(), asking);
            case MemberMatch.Several _ -> refused(RequestError.Kind.MEMBER_AMBIGUOUS, submission.patientPath(), asking);
            case MemberMatch.NotInsured _ -> refused(RequestError.Kind.NOT_INSURED, submission.patientPath(), asking);
        };
    }

    private Submitted submit(Submission submission, Member member, Asking asking) {
        return submission.request().replaces().isEmpty()
                ? first(submission, member, asking)
                : Registering.afresh(() -> update(submission, member, asking));
    }

    /** What comes in the same submission under another number is the same request once more. */
    private Submitted first(Submission submission, Member member, Asking asking) {
        var earlier = registering.earlier(member.id());
        return earlier.inSubmission(submission.request(), asking.client())
                .<Submitted>map(kept -> again(submission, kept, asking))
                .orElseGet(() -> kept(submission, member, Optional.empty(), earlier, asking));
    }

    /** An update that comes twice finds itself in the place of what it updates. */
    private Submitted update(Submission submission, Member member, Asking asking) {
        var request = submission.request();
        var again = registering.findByIdentifier(asking.client(), request.identifier());
        if (again.isPresent()) return again(submission.asking(request.about(again.get())), again.get(), asking);
        var before = registering.findRequest(asking.client(), request.replaces().orElseThrow());
        if (before.isEmpty()) return refused(RequestError.Kind.EARLIER_UNKNOWN, EARLIER, asking);
        if (!before.get().canBeUpdated(request)) return refused(RequestError.Kind.EARLIER_CLOSED, EARLIER, asking);
        return before.get().hasAllThatAreAppealed(request)
                ? kept(
                        submission.asking(request.about(before.get())),
                        member,
                        before,
                        registering.earlier(member.id()),
                        asking)
                : refused(RequestError.Kind.NOTHING_TO_APPEAL, EARLIER, asking);
    }

    private Submitted again(Submission submission, PriorAuth kept, Asking asking) {
        refuseOther(submission.request(), kept.request());
        registering.record(entry(kept, asking));
        return new Submitted.Kept(kept);
    }

    private Submitted kept(
            Submission submission,
            Member member,
            Optional<PriorAuth> before,
            EarlierAuthorizations earlier,
            Asking asking) {
        var fresh = decided(submission, member, before, earlier, asking);
        var entry = entry(fresh.authorization(), asking);
        var kept = registering.add(fresh, before, Optional.of(submission.received()), entry);
        refuseOther(submission.request(), kept.request());
        return new Submitted.Kept(kept);
    }

    private Fresh decided(
            Submission submission,
            Member member,
            Optional<PriorAuth> before,
            EarlierAuthorizations earlier,
            Asking asking) {
        var now = clock.instant();
        var request = submission.request();
        var others = before.map(one -> earlier.without(one.id())).orElse(earlier);
        var considered = deciding.determine(request, member, submission.facts(), others, now);
        var determinations = considered.determinations();
        var lines = lines(
                request,
                determinations,
                before,
                asked -> earlier.givenAtOrdering(
                        asked, asking.client(), request.parties().providers()),
                now);
        var authorization = PriorAuth.of(
                new PriorAuth.Opening(
                        new PriorAuthId(ids.next()),
                        submission.origin(),
                        asking.client(),
                        request.of(member.id().value()),
                        goingOn(before, lines).orElseGet(() -> clock(request, determinations, before, now)),
                        lines,
                        before),
                now);
        return new Fresh(authorization, Optional.of(considered.situation()));
    }

    /** Where only a second look is open, that goes on, whatever an update says beside it. */
    private static Optional<DecisionClock> goingOn(Optional<PriorAuth> before, List<AuthLine> lines) {
        return before.filter(PriorAuth::isLookedAtAgain)
                .filter(_ -> lines.stream().allMatch(line -> !line.standing().isOpen() || line.isLookedAtAgain()))
                .map(PriorAuth::clock);
    }

    private DecisionClock clock(
            PriorAuthRequest request, List<Determination> determinations, Optional<PriorAuth> before, Instant now) {
        return before.isPresent() && request.isAppeal()
                ? dueTimes.secondLook(now, request.isImmediateAppeal() || request.isExpedited())
                : dueTimes.clock(received(before, now), request.isExpedited(), determinations);
    }

    /** What is still owed its first answer was owed it since it was first asked. */
    private static Instant received(Optional<PriorAuth> before, Instant now) {
        return before.filter(PriorAuth::awaitsDecision).map(PriorAuth::received).orElse(now);
    }

    private List<AuthLine> lines(
            PriorAuthRequest request,
            List<Determination> determinations,
            Optional<PriorAuth> before,
            Function<RequestedLine, Optional<AuthLine>> givenAtOrdering,
            Instant now) {
        var reference = numbers.reference();
        var lines = new ArrayList<>(IntStream.range(0, determinations.size())
                .mapToObj(i -> {
                    var asked = request.lines().get(i);
                    return before.flatMap(one -> one.appealed(asked, reference, now))
                            .or(() -> before.flatMap(one -> one.settled(asked)))
                            .or(() -> givenAtOrdering.apply(asked))
                            .orElseGet(() -> standings
                                    .line(asked, determinations.get(i), reference, dueTimes.day(now))
                                    .changing(before.flatMap(one -> one.inForce(asked))));
                })
                .toList());
        before.ifPresent(one -> lines.addAll(one.linesOtherThan(request.lines())));
        return lines;
    }

    /** One number for two requests: the second would get the answer of the first, and somebody would believe it. */
    private static void refuseOther(PriorAuthRequest sent, PriorAuthRequest kept) {
        if (sent.asksTheSameAs(kept)) return;
        throw new Problem(
                ProblemKind.CONFLICT,
                List.of(new Problem.Issue(
                        IssueType.DUPLICATE,
                        "this identifier was used before, for a request that asks for something else",
                        "Bundle.entry[0].resource.identifier[0]")));
    }

    private static payer.service.audit.AuditEntry entry(PriorAuth authorization, Asking asking) {
        return Acts.deciding(Acts.SUBMIT, authorization, asking.caller(), asking.correlation());
    }

    private Submitted refused(RequestError.Kind kind, String place, Asking asking) {
        return refused(List.of(new RequestError(kind, place)), asking);
    }

    private Submitted refused(List<RequestError> errors, Asking asking) {
        registering.record(Acts.operation(Acts.SUBMIT, "", List.of(), asking.caller(), asking.correlation()));
        return new Submitted.Refused(errors);
    }
}
