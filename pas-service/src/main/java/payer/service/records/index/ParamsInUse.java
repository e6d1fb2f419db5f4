package payer.service.records.index;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * The search parameters as they may be asked for. One that was added, or whose definition has changed, while there were
 * records is not answered until these are indexed for it: half an answer would look like a whole one.
 */
@Singleton
public final class ParamsInUse {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final SearchParams params;
    private final ParamStates states;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private volatile boolean compared;
    private volatile Seen seen = new Seen(Set.of(), Instant.MIN);

    /** Names of the parameters that were not ready, and when that was. */
    private record Seen(Set<String> notReady, Instant at) {}

    ParamsInUse(SearchParams params, ParamStates states, TransactionOperations<Connection> transactions, Clock clock) {
        this.params = params;
        this.states = states;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<SearchParam> find(String type, String code) {
        var param = params.find(type, code);
        param.ifPresent(this::requireReady);
        return param;
    }

    /** All of a type, ready or not. */
    public List<SearchParam> of(String type) {
        return List.copyOf(params.of(type));
    }

    /**
     * Compares the definitions with those that the records are indexed by, and notes what has to be indexed; the types that
     * have to be gone through.
     */
    public List<String> compare() {
        var types = transactions.executeWrite(_ -> {
            states.lock();
            var known = states.all();
            return RecordTypes.ALL.stream()
                    .filter(type -> !note(type, changed(type, known)))
                    .toList();
        });
        look();
        compared = true;
        return types;
    }

    /** Of a type that was gone through with these definitions. */
    public void setReady(String type) {
        states.setReady(of(type));
    }

    private List<SearchParam> changed(String type, Map<String, ParamStates.State> known) {
        var changed = new ArrayList<SearchParam>();
        for (var param : params.of(type)) {
            var state = known.get(param.name());
            if (state == null || state.definition() != param.definition() || !state.ready()) changed.add(param);
        }
        return changed;
    }

    /** True if nothing has to be indexed. */
    private boolean note(String type, List<SearchParam> changed) {
        if (changed.isEmpty()) return true;
        var ready = !states.hasRecords(type);
        states.put(changed, ready);
        return ready;
    }

    private void requireReady(SearchParam param) {
        if (!notReady().contains(param.name())) return;
        throw Problem.of(
                ProblemKind.UNAVAILABLE,
                "This parameter is new here, and the records are still being indexed for it; ask again later",
                param.code());
    }

    private Set<String> notReady() {
        if (!compared) compare(); // asked before the start was over
        var last = seen;
        var isFresh = last.at.plus(BETWEEN_LOOKS).isAfter(clock.instant());
        return last.notReady.isEmpty() || isFresh ? last.notReady : look();
    }

    private Set<String> look() {
        var notReady = transactions.executeRead(_ -> states.all()).entrySet().stream()
                .filter(state -> !state.getValue().ready())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        seen = new Seen(notReady, clock.instant());
        return notReady;
    }
}
