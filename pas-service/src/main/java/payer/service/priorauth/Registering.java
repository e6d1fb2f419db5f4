package payer.service.priorauth;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import payer.decision.AuthorizationCase;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.AccessTrail;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.fhir.Received;
import payer.service.jobs.Outbox;
import payer.service.member.MemberId;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.RecordedRequests;

/** The one transaction in which an authorization, its event, its audit record and its message are kept, or none of them. */
@Singleton
final class Registering {
    private static final int TRIES = 5;
    private static final String CLOCKS = "prior-auth-clocks";

    private final TransactionOperations<Connection> transactions;
    private final PriorAuths priorAuths;
    private final RecordedRequests recorded;
    private final AuditTrail trail;
    private final AccessTrail accesses;
    private final Outbox outbox;

    Registering(
            TransactionOperations<Connection> transactions,
            PriorAuths priorAuths,
            RecordedRequests recorded,
            AuditTrail trail,
            AccessTrail accesses,
            Outbox outbox) {
        this.transactions = transactions;
        this.priorAuths = priorAuths;
        this.recorded = recorded;
        this.trail = trail;
        this.accesses = accesses;
        this.outbox = outbox;
    }

    /** Adds a new one, in the place of another if it updates that; of two who come with the same identifier the first wins. */
    PriorAuth add(Fresh fresh, Optional<PriorAuth> before, Optional<Received> document, AuditEntry entry) {
        var authorization = fresh.authorization();
        return transactions.executeWrite(tx -> {
            var kept = priorAuths.addOnce(authorization, PriorAuthEvent.received(authorization), document);
            trail.append(entry);
            if (kept.id().equals(authorization.id())) {
                before.ifPresent(one -> replace(one, authorization));
                var occasion = before.isPresent() ? Occasion.UPDATE : Occasion.SUBMISSION;
                fresh.situation()
                        .ifPresent(situation -> recorded.remember(situation, occasion, authorization.changed()));
                tell(kept);
            }
            return kept;
        });
    }

    private void replace(PriorAuth before, PriorAuth fresh) {
        var replaced = before.replacedBy(fresh.id(), fresh.changed());
        priorAuths.change(
                replaced,
                new PriorAuthEvent(
                        replaced.version(),
                        fresh.changed(),
                        fresh.submitter(),
                        PriorAuthEvent.Kind.REPLACED,
                        "replaced by " + fresh.id(),
                        Map.of()));
    }

    PriorAuth change(PriorAuth next, PriorAuthEvent event, Optional<Received> document, AuditEntry entry) {
        return change(next, event, document, Optional.empty(), entry);
    }

    /** {@code situation} is what was put to the rules again, for what has come. */
    PriorAuth change(
            PriorAuth next,
            PriorAuthEvent event,
            Optional<Received> document,
            Optional<AuthorizationCase> situation,
            AuditEntry entry) {
        return transactions.executeWrite(tx -> {
            priorAuths.change(next, event);
            situation.ifPresent(one -> recorded.remember(one, Occasion.ATTACHMENT, next.changed()));
            document.ifPresent(
                    received -> priorAuths.addDocument(next.id(), PriorAuths.DocumentKind.ATTACHMENT, received));
            trail.append(entry);
            tell(next);
            return next;
        });
    }

    /** Those that have come so far, each once; what follows from that is kept in the same transaction. */
    List<PriorAuthId> raise(ClockWarning warning, Instant now, int atMost) {
        return transactions.executeWrite(tx -> {
            var raised = priorAuths.raise(warning, now, atMost);
            warning.attention()
                    .ifPresent(level -> raised.forEach(id -> attend(id, new Attention(level, now), warning)));
            return raised;
        });
    }

    private void attend(PriorAuthId id, Attention attention, ClockWarning warning) {
        var next = priorAuths.find(id).orElseThrow().with(attention, attention.since());
        var kind = switch (attention.level()) {
            case ESCALATED -> PriorAuthEvent.Kind.ESCALATED;
            case OVERDUE -> PriorAuthEvent.Kind.OVERDUE;
        };
        var event = new PriorAuthEvent(next.version(), attention.since(), CLOCKS, kind, warning.text(), Map.of());
        priorAuths.change(next, event);
        trail.append(AuditEntry.of(
                        Act.of(Act.Kind.ADMINISTRATION, "attend", "prior-authorization", id.toString()),
                        Actor.ourselves(CLOCKS))
                .patients(next.request().parties().record().stream().toList()));
        tell(next);
    }

    /** Does it again, from the reading on, if somebody else changed the same authorization meanwhile. */
    static <T> T afresh(Supplier<T> work) {
        for (int left = TRIES; true; left--) {
            try {
                return work.get();
            } catch (Problem crossed) {
                if (left == 1 || !isCrossed(crossed)) throw crossed;
            }
        }
    }

    private static boolean isCrossed(Problem problem) {
        return problem.kind() == ProblemKind.CONFLICT
                && problem.issues().stream().allMatch(issue -> issue.type() == IssueType.CONFLICT);
    }

    /** What was looked at and not changed. */
    void record(AuditEntry entry) {
        accesses.append(entry);
    }

    Optional<PriorAuth> find(PriorAuthId id) {
        return transactions.executeRead(tx -> priorAuths.find(id));
    }

    /** The one that somebody looked at, as they saw it; a {@code Problem} if it has changed since. */
    PriorAuth unchanged(PriorAuthId id, int version) {
        var authorization =
                find(id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "there is no such authorization"));
        if (authorization.version() != version || authorization.replacedBy().isPresent())
            throw Problem.of(ProblemKind.CONFLICT, "Somebody else has changed this authorization; look at it again");
        return authorization;
    }

    Optional<PriorAuth> findByIdentifier(String submitter, BusinessId identifier) {
        return transactions.executeRead(tx -> priorAuths.findByIdentifier(submitter, identifier));
    }

    /** By its identifier, or by the address that its Claim had; an identifier without a system is any client's own. */
    Optional<PriorAuth> findRequest(String submitter, BusinessId wanted) {
        return findByIdentifier(submitter, wanted)
                .or(() -> search(PriorAuths.Search.ofClient(submitter, wanted.value())).stream()
                        .findFirst());
    }

    List<PriorAuth> search(PriorAuths.Search search) {
        return transactions.executeRead(tx -> priorAuths.search(search));
    }

    List<PriorAuths.Document> documents(PriorAuthId id) {
        return transactions.executeRead(tx -> priorAuths.documents(id));
    }

    List<PriorAuthEvent> events(PriorAuthId id) {
        return transactions.executeRead(tx -> priorAuths.events(id));
    }

    EarlierAuthorizations earlier(MemberId member) {
        return new EarlierAuthorizations(search(PriorAuths.Search.grantedTo(member.value())));
    }

    private void tell(PriorAuth authorization) {
        var id = authorization.id().toString();
        outbox.put(PriorAuths.CHANGED, id, new PriorAuths.Changed(id, authorization.version()));
    }
}
