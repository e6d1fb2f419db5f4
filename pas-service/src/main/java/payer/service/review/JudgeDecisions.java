package payer.service.review;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.SecondReview.Opinion;
import payer.service.review.WorklistEntry.Holder;

/** What colleagues make of each other's decisions. */
@Singleton
public final class JudgeDecisions {
    private static final int LONGEST = 4_000;
    private static final Period LOOKED_BACK = Period.ofYears(1);

    private final SecondReviews reviews;
    private final AuditTrail trail;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    JudgeDecisions(
            SecondReviews reviews, AuditTrail trail, TransactionOperations<Connection> transactions, Clock clock) {
        this.reviews = reviews;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What somebody says of a decision; how they would have decided is told where they do not agree. */
    public record Judgement(UUID review, PriorAuthId authorization, boolean agrees, String words) {
        @Override
        public String toString() {
            return "Judgement of " + review;
        }
    }

    public void judge(Judgement judgement, Clinician by, boolean isPhysician, Caller caller) {
        refuseWithoutWords(judgement);
        var opinion =
                new Opinion(new Holder(by.user(), by.name()), clock.instant(), judgement.agrees(), judgement.words());
        transactions.executeWrite(tx -> {
            refuseUnlessTheirs(review(judgement), by, isPhysician);
            if (!reviews.answer(judgement.review(), opinion))
                throw Problem.of(ProblemKind.CONFLICT, "A colleague has judged this decision already");
            trail.append(AuditEntry.of(
                    Act.of(
                            Act.Kind.ADMINISTRATION,
                            "second-review",
                            "prior-authorization",
                            judgement.authorization().toString()),
                    caller));
            return opinion;
        });
    }

    /** The oldest of those that wait for somebody like this person. */
    public List<SecondReview> waitingFor(Clinician reviewer, boolean isPhysician) {
        return transactions.executeRead(tx -> reviews.open(reviewer, isPhysician));
    }

    /** Of the decisions of the last year. */
    public List<SecondReviews.Agreement> agreements() {
        var since = clock.instant().atZone(ZoneOffset.UTC).minus(LOOKED_BACK).toInstant();
        return transactions.executeRead(tx -> reviews.agreements(since));
    }

    private SecondReview review(Judgement judgement) {
        return reviews.find(judgement.review())
                .filter(one -> one.authorization().equals(judgement.authorization()))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "there is no such second review of this case"));
    }

    private static void refuseUnlessTheirs(SecondReview review, Clinician by, boolean isPhysician) {
        if (review.isBy(by))
            throw Problem.of(ProblemKind.FORBIDDEN, "A second review is done by somebody who did not decide");
        if (review.kind().isRefusal() && !isPhysician)
            throw Problem.of(ProblemKind.FORBIDDEN, "Only a physician judges a decision that refused something");
    }

    private static void refuseWithoutWords(Judgement judgement) {
        if (!judgement.agrees() && judgement.words().isBlank())
            throw Problem.of(ProblemKind.MISSING, "Say how you would have decided, and why");
        if (judgement.words().length() > LONGEST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "An opinion has at most " + LONGEST + " letters");
    }
}
