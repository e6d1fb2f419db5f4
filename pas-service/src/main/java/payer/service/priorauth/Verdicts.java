package payer.service.priorauth;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import payer.decision.Quantity;
import payer.decision.Reviewer;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** What a reviewer's verdict makes of a line. Only what is open can be decided, and only a physician says no. */
final class Verdicts {
    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_YEARS = 10;
    private static final Set<String> EMPTY_PHRASES =
            Set.of("not medically necessary", "medical necessity not met", "does not meet criteria");

    private final Numbers numbers;
    private final DenialCodes codes;
    private final PriorAuthSettings settings;

    Verdicts(Numbers numbers, DenialCodes codes, PriorAuthSettings settings) {
        this.numbers = numbers;
        this.codes = codes;
        this.settings = settings;
    }

    AuthLine apply(AuthLine line, ReviewerDecision decision, LocalDate today) {
        var standing = line.standing();
        if (!standing.isOpen())
            throw Problem.of(ProblemKind.CONFLICT, "this line is decided already: " + standing.word());
        if (standing instanceof Standing.Reopened reopened) refuseOwnAppeal(reopened, decision);
        return line.now(
                switch (decision.verdict()) {
                    case LineVerdict.Approve approve -> approved(line, approve, decision, today);
                    case LineVerdict.Modify modify -> modified(line, modify, decision, today);
                    case LineVerdict.Deny deny -> denied(line, deny, decision);
                    case LineVerdict.Ask ask -> asked(line, ask);
                    case LineVerdict.Refer refer -> referred(line, refer);
                });
    }

    /** An appeal is a right to be heard by somebody else. */
    private static void refuseOwnAppeal(Standing.Reopened reopened, ReviewerDecision decision) {
        var first = reopened.before().decidedBy();
        if (reopened.look().kind() == SecondLook.Kind.APPEAL
                && first.filter(decision.by()::isSameAs).isPresent())
            throw Problem.of(
                    ProblemKind.FORBIDDEN, "an appeal is decided by somebody who took no part in the first decision");
        if (decision.verdict() instanceof LineVerdict.Ask || decision.verdict() instanceof LineVerdict.Refer)
            throw Problem.of(ProblemKind.CONFLICT, "what is looked at again is decided: granted, changed or refused");
    }

    private Standing approved(AuthLine line, LineVerdict.Approve approve, ReviewerDecision decision, LocalDate today) {
        var by = decision.by();
        var asked = line.asked().service();
        var units = units(line, approve.units()).or(asked::quantity);
        var number = line.standing().authorizationNumber().orElseGet(numbers::authorization);
        var allowed = new Allowed(units, asked.serviced(), until(line, approve.until()), List.of());
        var basis = line.standing().basis();
        var isPart = asked.quantity().filter(all -> isLess(units, all)).isPresent();
        // The rest is thereby refused, so a part too is a physician's to say.
        if (isPart) refuseUnlessPhysician(decision);
        return isPart
                ? new Standing.InPart(
                        basis,
                        number,
                        today,
                        allowed,
                        asked.quantity().get(),
                        told(approve.why().orElseThrow(() -> missing("why less than asked for is granted"))),
                        false,
                        Optional.of(by))
                : new Standing.Approved(basis, number, today, allowed, Optional.of(by));
    }

    /** What was asked for is thereby refused, so this too is a physician's to say. */
    private Standing modified(AuthLine line, LineVerdict.Modify modify, ReviewerDecision decision, LocalDate today) {
        refuseUnlessPhysician(decision);
        var asked = line.asked().service();
        var allowed = new Allowed(
                positive(modify.units()).or(asked::quantity), asked.serviced(), until(line, modify.until()), List.of());
        return new Standing.Modified(
                line.standing().basis(),
                line.standing().authorizationNumber().orElseGet(numbers::authorization),
                today,
                allowed,
                modify.instead(),
                told(modify.why()),
                decision.by());
    }

    private static Optional<Quantity> units(AuthLine line, Optional<Quantity> granted) {
        var most = line.asked().service().quantity().filter(asked -> isLess(Optional.of(asked), granted.orElse(asked)));
        if (most.isPresent())
            throw Problem.of(ProblemKind.UNPROCESSABLE, "no more is granted than was asked for", "units");
        return positive(granted);
    }

    /** Nothing granted is a refusal, which is said as one. */
    private static Optional<Quantity> positive(Optional<Quantity> granted) {
        if (granted.filter(units -> units.value().signum() <= 0).isPresent())
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE, "more than nothing is granted; a refusal is said as one", "units");
        return granted;
    }

    private static void refuseUnmeant(LocalDate from, LocalDate until) {
        if (until.isBefore(from) || until.isAfter(from.plusYears(LONGEST_YEARS)))
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE,
                    "an authorization ends after it begins, and within " + LONGEST_YEARS + " years",
                    "until");
    }

    private LocalDate until(AuthLine line, Optional<LocalDate> wanted) {
        var from = line.asked().service().serviced();
        wanted.ifPresent(until -> refuseUnmeant(from, until));
        return wanted.or(() -> heldOnTo(line.standing()).map(Allowed::until))
                .or(() -> line.asked().until())
                .filter(day -> !day.isBefore(from))
                .orElseGet(() -> from.plusDays(settings.validDays() - 1L));
    }

    /** What this very line was granted; what only holds until a change of it is decided is another matter. */
    private static Optional<Allowed> heldOnTo(Standing standing) {
        return standing.authorizationNumber().flatMap(_ -> standing.granted());
    }

    private static boolean isLess(Optional<Quantity> granted, Quantity all) {
        return granted.filter(units -> units.value().compareTo(all.value()) < 0).isPresent();
    }

    /** Where a part is granted already, the no is for the rest. */
    private Standing denied(AuthLine line, LineVerdict.Deny deny, ReviewerDecision decision) {
        refuseUnlessPhysician(decision);
        var why = coded(told(deny.why()), line.standing().basis(), deny.criteria());
        var standing = line.standing() instanceof Standing.Reopened reopened ? reopened.before() : line.standing();
        return switch (standing) {
            case Standing.InPart part ->
                new Standing.InPart(
                        part.basis(),
                        part.number(),
                        part.issued(),
                        part.allowed(),
                        part.asked(),
                        why,
                        false,
                        Optional.of(decision.by()));
            case Standing.Modified modified ->
                new Standing.Modified(
                        modified.basis(),
                        modified.number(),
                        modified.issued(),
                        modified.allowed(),
                        modified.instead(),
                        why,
                        decision.by());
            case Standing.NotNeeded _,
                    Standing.Approved _,
                    Standing.Pended _,
                    Standing.Asked _,
                    Standing.NotCovered _,
                    Standing.Denied _,
                    Standing.Reopened _,
                    Standing.Withdrawn _ -> new Standing.Denied(standing.basis(), why, deny.criteria(), decision.by());
        };
    }

    /** Under the code that the reviewer gave, or that the policy declares for what is not met. */
    private Why coded(Why why, Basis basis, List<String> criteria) {
        return why.code().isPresent()
                ? why
                : new Why(why.forProvider(), why.forMember(), why.citation(), codes.of(basis, criteria));
    }

    private static void refuseUnlessPhysician(ReviewerDecision decision) {
        if (!decision.physician())
            throw Problem.of(ProblemKind.FORBIDDEN, "only a physician may refuse on clinical grounds");
    }

    private static Standing asked(AuthLine line, LineVerdict.Ask ask) {
        if (ask.questions().isEmpty()) throw missing("what is asked for");
        return new Standing.Asked(
                line.standing().basis(),
                reference(line),
                ask.questions(),
                line.standing().inForce());
    }

    private static Standing referred(AuthLine line, LineVerdict.Refer refer) {
        return new Standing.Pended(
                line.standing().basis(),
                reference(line),
                Reviewer.PHYSICIAN,
                List.of(refer.why()),
                line.standing().inForce());
    }

    private static String reference(AuthLine line) {
        return line.standing()
                .openReference()
                .orElseThrow(() -> Problem.of(
                        ProblemKind.CONFLICT,
                        "a part of this line is granted; it can only be granted wholly or ended"));
    }

    /** A reason says which criterion is not met and what could change the outcome; a phrase is none. */
    private static Why told(Why why) {
        var plain = why.forProvider()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z ]", "")
                .strip();
        if (plain.length() < SHORTEST_REASON || EMPTY_PHRASES.contains(plain))
            throw missing("a specific reason: which criterion is not met, and what could change the outcome");
        return why;
    }

    private static Problem missing(String what) {
        return Problem.of(ProblemKind.UNPROCESSABLE, "a decision needs " + what);
    }
}
