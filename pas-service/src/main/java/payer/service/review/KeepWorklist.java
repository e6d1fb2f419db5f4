package payer.service.review;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import payer.decision.Membership;
import payer.decision.Reviewer;
import payer.service.jobs.Message;
import payer.service.jobs.OutboxConsumer;
import payer.service.member.MemberId;
import payer.service.member.Roster;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.PriorAuths;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.Standing;

/** Brings the worklist up to date with each change of an authorization. What never waited for anybody is not on it. */
@Singleton
public final class KeepWorklist implements OutboxConsumer<PriorAuths.Changed> {
    private final SeePriorAuths authorizations;
    private final Roster roster;
    private final Worklist worklist;
    private final TransactionOperations<Connection> transactions;

    KeepWorklist(
            SeePriorAuths authorizations,
            Roster roster,
            Worklist worklist,
            TransactionOperations<Connection> transactions) {
        this.authorizations = authorizations;
        this.roster = roster;
        this.worklist = worklist;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "worklist";
    }

    @Override
    public String topic() {
        return PriorAuths.CHANGED;
    }

    @Override
    public Class<PriorAuths.Changed> payload() {
        return PriorAuths.Changed.class;
    }

    @Override
    public int atOnce() {
        return 2;
    }

    @Override
    public void handle(Message<PriorAuths.Changed> message) {
        keep(new PriorAuthId(UUID.fromString(message.payload().id())));
    }

    /** As it stands now; also called by who has just changed it, so that they find it so at once. */
    public void keep(PriorAuthId id) {
        transactions.executeWrite(tx -> {
            var authorization = authorizations.one(id);
            if (authorization.isOpen() || worklist.find(id).isPresent()) worklist.keep(entry(authorization));
            return id;
        });
    }

    private WorklistEntry entry(PriorAuth authorization) {
        var membership = membership(authorization);
        var clock = authorization.clock();
        return new WorklistEntry(
                authorization.id(),
                authorization.version(),
                authorization.isOpen(),
                Queue.of(authorization),
                skill(authorization),
                membership.lineOfBusiness(),
                membership.state(),
                clock.expedited(),
                authorization.lines().getFirst().asked().serviceWords(),
                authorization.lines().size(),
                decidedBy(authorization),
                clock.received(),
                clock.dueNow(),
                Optional.empty());
    }

    private Membership membership(PriorAuth authorization) {
        return authorization
                .request()
                .parties()
                .record()
                .flatMap(record -> roster.find(new MemberId(record)))
                .flatMap(enrolled -> enrolled.insuredOn(authorization.request().requested()))
                .map(member -> member.membership())
                .orElse(Membership.unknown());
    }

    /** A physician, if any line waits for one. */
    private static Optional<Reviewer> skill(PriorAuth authorization) {
        var wanted = authorization.lines().stream()
                .flatMap(line -> waitsFor(line.standing()).stream())
                .toList();
        if (wanted.isEmpty()) return Optional.empty();
        return Optional.of(wanted.contains(Reviewer.PHYSICIAN) ? Reviewer.PHYSICIAN : Reviewer.NURSE);
    }

    private static Optional<Reviewer> waitsFor(Standing standing) {
        return switch (standing) {
            case Standing.Pended pended -> Optional.of(pended.reviewer());
            case Standing.InPart part -> part.restOpen() ? Optional.of(Reviewer.PHYSICIAN) : Optional.empty();
            case Standing.Reopened _ -> Optional.of(Reviewer.PHYSICIAN);
            case Standing.NotNeeded _,
                    Standing.Approved _,
                    Standing.Modified _,
                    Standing.Asked _,
                    Standing.NotCovered _,
                    Standing.Denied _,
                    Standing.Withdrawn _ -> Optional.empty();
        };
    }

    private static List<String> decidedBy(PriorAuth authorization) {
        return authorization.lines().stream()
                .filter(line -> line.standing() instanceof Standing.Reopened)
                .flatMap(line -> line.standing().decidedBy().stream())
                .flatMap(KeepWorklist::knownAs)
                .distinct()
                .toList();
    }

    /** Each of the ways in which a clinician is told apart from others. */
    static Stream<String> knownAs(Clinician clinician) {
        return Stream.of(clinician.npi(), clinician.name().strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isBlank());
    }
}
