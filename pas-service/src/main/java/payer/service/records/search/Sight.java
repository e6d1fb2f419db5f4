package payer.service.records.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Interaction;
import payer.service.caller.ScopeFilter;
import payer.service.records.RecordVersion;
import payer.service.records.Rights;

/**
 * What someone sees of the records: whole types, or of a type what the conditions of their scopes leave. A condition is a
 * search parameter, so what is left is found by a search.
 */
@Singleton
public final class Sight {
    private final ConditionReader conditions;
    private final Searches searches;

    Sight(ConditionReader conditions, Searches searches) {
        this.conditions = conditions;
        this.searches = searches;
    }

    /** The query, with what the scopes leave as one more condition. */
    public Query of(Query query, Rights rights) {
        query.conditions().forEach(condition -> requireSightAlong(condition, rights));
        return limit(Interaction.SEARCH, query.type(), rights).map(query::and).orElse(query);
    }

    /** Whether someone may see the current version of a record, of a type that they may read. */
    public boolean reaches(RecordVersion version, Rights rights) {
        var type = version.key().type();
        return limit(Interaction.READ, type, rights)
                .map(limit -> !among(type, List.of(version), limit).isEmpty())
                .orElse(true);
    }

    /** Those of them that may be shown along with others. */
    public List<RecordVersion> reached(Collection<RecordVersion> versions, Rights rights) {
        var byType = versions.stream()
                .collect(Collectors.groupingBy(version -> version.key().type()));
        var shown = new HashSet<RecordVersion>();
        byType.forEach((type, ofType) -> {
            if (rights.maySee(type)) shown.addAll(ofType);
            else if (rights.maySeeSome(type)) shown.addAll(reachedOf(type, ofType, rights));
        });
        return versions.stream().filter(shown::contains).toList();
    }

    private List<RecordVersion> reachedOf(String type, List<RecordVersion> versions, Rights rights) {
        var limit = readable(type, rights.conditions(Interaction.READ, type));
        if (limit.isEmpty()) return List.of();
        var numbers = among(type, versions, limit.get());
        return versions.stream()
                .filter(version -> numbers.contains(version.number()))
                .toList();
    }

    private Set<Long> among(String type, List<RecordVersion> versions, Condition limit) {
        var selves = versions.stream()
                .map(version -> version.key().self())
                .distinct()
                .toList();
        var query = Query.plain(type, List.of(new Condition.Is(selves), limit));
        return searches.find(query, selves.size(), Optional.empty()).matches().stream()
                .map(RecordVersion::number)
                .collect(Collectors.toSet());
    }

    private Optional<Condition> limit(Interaction interaction, String type, Rights rights) {
        var asked = rights.conditions(interaction, type);
        if (asked.isEmpty()) return Optional.empty();
        return Optional.of(readable(type, asked)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.FORBIDDEN, "The token's scopes have conditions that " + type + " does not know")));
    }

    /** Any of these lists as a whole. One that cannot be read is left out: it must never widen what is seen. */
    private Optional<Condition> readable(String type, List<List<ScopeFilter>> choices) {
        var readable =
                choices.stream().flatMap(filters -> all(type, filters).stream()).toList();
        return readable.isEmpty() ? Optional.empty() : Optional.of(new Condition.Any(readable));
    }

    private Optional<Condition> all(String type, List<ScopeFilter> filters) {
        var read = new ArrayList<Condition>();
        try {
            for (var filter : filters)
                conditions.read(type, filter.parameter(), filter.value()).ifPresent(read::add);
        } catch (Problem unreadable) {
            return Optional.empty();
        }
        return read.size() == filters.size() ? Optional.of(new Condition.All(read)) : Optional.empty();
    }

    /** A chain tells something of every record along it, so all of those must be open to whoever asks. */
    private static void requireSightAlong(Condition condition, Rights rights) {
        switch (condition) {
            case Condition.LinksToOne chain -> {
                requireSight(chain.targetType(), rights);
                chain.that().forEach(each -> requireSightAlong(each, rights));
            }
            case Condition.LinkedFromOne chain -> {
                requireSight(chain.param().type(), rights);
                chain.that().forEach(each -> requireSightAlong(each, rights));
            }
            case Condition.Any any -> any.of().forEach(each -> requireSightAlong(each, rights));
            case Condition.All all -> all.of().forEach(each -> requireSightAlong(each, rights));
            case Condition.Not not -> requireSightAlong(not.what(), rights);
            default -> {}
        }
    }

    private static void requireSight(String type, Rights rights) {
        if (!rights.maySee(type))
            throw Problem.of(ProblemKind.FORBIDDEN, "The token's scopes do not allow searching by a " + type);
    }
}
