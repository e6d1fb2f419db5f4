package payer.service.records.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.service.records.RecordKey;
import payer.service.records.RecordVersion;
import payer.service.records.Rights;
import payer.service.records.index.SearchParam;

/** Follows the includes of a query from the matches of a page, as far as a page may go. */
@Singleton
final class Includes {
    /** Rounds of {@code :iterate}: enough for a claim's coverage's payer's parent, and the end of any circle. */
    private static final int MOST_ROUNDS = 4;

    private final Searches searches;
    private final Sight sight;
    private final SearchLimits limits;

    Includes(Searches searches, Sight sight, SearchLimits limits) {
        this.searches = searches;
        this.sight = sight;
        this.limits = limits;
    }

    /** @param cut that there was more than fits */
    record Included(List<RecordVersion> records, boolean cut) {}

    Included of(Query query, List<RecordVersion> matches, Rights rights) {
        var known = new LinkedHashMap<RecordKey, RecordVersion>();
        matches.forEach(match -> known.put(match.key(), match));
        var found = new ArrayList<RecordVersion>();
        var cut = false;
        var from = matches;
        var includes = together(query.includes());
        for (int round = 0; round < MOST_ROUNDS && !from.isEmpty() && !cut; round++) {
            var isFirst = round == 0;
            var fresh = new ArrayList<RecordVersion>();
            for (var include : includes)
                if (isFirst || include.iterate()) cut |= follow(include, from, known, fresh, found.size());
            from = sight.reached(fresh, rights);
            found.addAll(from);
        }
        return new Included(found, cut);
    }

    /** How references are followed; what is followed in one way is asked for at once. */
    private record Way(Optional<String> targetType, boolean reverse, boolean iterate) {}

    private static List<Query.Include> together(List<Query.Include> includes) {
        var ways = new LinkedHashMap<Way, List<SearchParam>>();
        for (var include : includes)
            ways.computeIfAbsent(
                            new Way(include.targetType(), include.reverse(), include.iterate()), _ -> new ArrayList<>())
                    .addAll(include.params());
        return ways.entrySet().stream()
                .map(way -> new Query.Include(
                        way.getValue(), way.getKey().targetType, way.getKey().reverse, way.getKey().iterate))
                .toList();
    }

    private boolean follow(
            Query.Include include,
            Collection<RecordVersion> from,
            Map<RecordKey, RecordVersion> known,
            List<RecordVersion> fresh,
            int before) {
        // One more than there is room for tells that something was left out.
        var room = limits.mostIncluded() - before - fresh.size();
        var reached = searches.included(include, from, limits.mostIncluded() + known.size() + 1);
        for (var record : reached) {
            if (known.containsKey(record.key())) continue;
            if (room-- <= 0) return true;
            known.put(record.key(), record);
            fresh.add(record);
        }
        return false;
    }
}
