package payer.service.crd;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import payer.service.assertion.Assertion;
import payer.service.assertion.AssertionNumber;
import payer.service.assertion.Assertions;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.audit.DataCategory;
import payer.service.caller.Caller;
import payer.service.member.MemberId;

/** Looks up what was asked and answered, for disputes. Who looks is on record, with whom it was about. */
@Singleton
final class ReadHookCalls {
    private static final int MOST = 100;

    private final HookCalls calls;
    private final Assertions assertions;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;

    ReadHookCalls(
            HookCalls calls, Assertions assertions, AuditTrail audit, TransactionOperations<Connection> transactions) {
        this.calls = calls;
        this.assertions = assertions;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What was said under a number, if anything was, and the calls in which it was. */
    record Found(Optional<Assertion> said, List<HookCall> calls) {}

    Found saying(String number, Caller caller) {
        return transactions.executeWrite(_ -> {
            var said = assertion(number);
            var found = new Found(said, calls.saying(number, MOST));
            record(
                    "search-hook-calls",
                    number,
                    said.stream().toList(),
                    found.calls().size(),
                    caller);
            return found;
        });
    }

    List<HookCall> ofInstance(UUID instance, Caller caller) {
        return transactions.executeWrite(_ -> {
            var found = calls.ofInstance(instance, MOST);
            record("search-hook-calls", instance.toString(), about(found), found.size(), caller);
            return found;
        });
    }

    /** With all that was sent and answered. */
    Optional<HookCall> find(UUID id, Caller caller) {
        return transactions.executeWrite(_ -> {
            var found = calls.find(id);
            record("read-hook-call", id.toString(), about(found.stream().toList()), found.isPresent() ? 1 : 0, caller);
            return found;
        });
    }

    private List<Assertion> about(List<HookCall> found) {
        return found.stream()
                .flatMap(call -> call.assertions().stream())
                .distinct()
                .flatMap(number -> assertion(number).stream())
                .toList();
    }

    private Optional<Assertion> assertion(String number) {
        return attempt(() -> new AssertionNumber(number)).flatMap(assertions::find);
    }

    private static <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void record(String act, String id, List<Assertion> about, int found, Caller caller) {
        var patients = about.stream()
                .flatMap(said -> said.member().stream())
                .map(MemberId::value)
                .distinct()
                .toList();
        audit.append(AuditEntry.of(Act.of(Act.Kind.ADMINISTRATION, act, "HookCall", id), caller)
                .patients(patients)
                .answer(new payer.service.audit.Answer(200, found, 0, Set.of(DataCategory.COVERAGE))));
    }
}
