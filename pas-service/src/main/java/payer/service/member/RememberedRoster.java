package payer.service.member;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import payer.service.records.Compartments;

/**
 * Remembers whom numbers led to, as long as nothing of those people has changed. Somebody new under a number that others have,
 * such as a newborn under a parent's, is found after a minute at the latest.
 */
@Singleton
final class RememberedRoster implements Roster {
    private static final int MOST = 20_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ShelfRoster shelf;
    private final Compartments compartments;
    private final TransactionOperations<Connection> transactions;
    private final Cache<Set<String>, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    private final Cache<MemberId, Remembered> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

    private record Remembered(List<Enrolled> enrolled, Map<String, String> stamps) {
        @Override
        public String toString() {
            return "Remembered";
        }
    }

    RememberedRoster(ShelfRoster shelf, Compartments compartments, TransactionOperations<Connection> transactions) {
        this.shelf = shelf;
        this.compartments = compartments;
        this.transactions = transactions;
    }

    @Override
    public List<Enrolled> withNumbers(Collection<String> numbers) {
        var key = Set.copyOf(new TreeSet<>(numbers));
        return transactions.executeRead(tx -> {
            var before = remembered.getIfPresent(key);
            if (before != null
                    && before.stamps()
                            .equals(compartments.stamps(before.stamps().keySet()))) return before.enrolled();
            var people = shelf.people(numbers);
            // Before reading: what changes in between is then read once more, and never missed.
            var stamps = compartments.stamps(people);
            var found = stamped(shelf.enrolled(people), stamps);
            if (!found.isEmpty()) remembered.put(key, new Remembered(found, stamps));
            return found;
        });
    }

    private static List<Enrolled> stamped(List<Enrolled> enrolled, Map<String, String> stamps) {
        return enrolled.stream()
                .map(one -> one.of(stamps.getOrDefault(one.id().value(), "")))
                .toList();
    }

    @Override
    public Optional<Enrolled> find(MemberId id) {
        return transactions.executeRead(tx -> {
            var stamps = compartments.stamps(Set.of(id.value()));
            var before = known.getIfPresent(id);
            if (before != null && before.stamps().equals(stamps))
                return before.enrolled().stream().findFirst();
            var found = stamped(shelf.enrolled(Set.of(id.value())), stamps);
            if (!found.isEmpty()) known.put(id, new Remembered(found, stamps));
            return found.stream().findFirst();
        });
    }
}
