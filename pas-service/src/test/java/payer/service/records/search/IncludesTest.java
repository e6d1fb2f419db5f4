package payer.service.records.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import payer.service.records.RecordKey;
import payer.service.records.RecordVersion;
import payer.service.records.Rights;
import payer.service.records.index.SearchParam;
import payer.service.records.index.SearchParams;
import payer.service.running.RunningService;

/** However much hangs together, a page shows a limited part of it, and says that it does. */
class IncludesTest {
    private static final SearchParams PARAMS = new SearchParams();
    private static final SearchLimits TEN_INCLUDED =
            new SearchLimits(50, 1000, 10, 50, 500, 4, Duration.ofSeconds(10), Duration.ofHours(1));
    private static final RecordVersion MATCH = version("Organization", "match");

    @Test
    void what_fits_is_shown_whole() {
        var included = included(10, include(false, "Organization.endpoint"));
        assertEquals(10, included.records().size());
        assertFalse(included.cut());
    }

    @Test
    void of_more_than_a_page_may_have_the_rest_is_cut_off_and_told() {
        var included = included(1_000_000, include(true, "PractitionerRole.organization"));
        assertEquals(10, included.records().size());
        assertTrue(included.cut());
    }

    @Test
    void what_is_followed_on_and_on_ends_at_the_limit_of_the_page() {
        var world = new World(3);
        var query = query(
                new Query.Include(List.of(param("Organization.partof")), Optional.empty(), true, true),
                include(false, "Organization.endpoint"));
        var included = includes(world).of(query, List.of(MATCH), Rights.ALL);
        assertEquals(10, included.records().size());
        assertTrue(included.cut());
        assertTrue(world.asked.size() <= 8, "as often as there are rounds, for each way");
    }

    @Test
    void references_of_one_direction_are_followed_by_one_question() {
        var world = new World(1);
        var query = query(
                include(false, "Organization.endpoint"),
                include(false, "Organization.partof"),
                include(true, "PractitionerRole.organization"));
        includes(world).of(query, List.of(MATCH), Rights.ALL);
        assertEquals(
                List.of(2, 1),
                world.asked.stream().map(one -> one.params().size()).toList());
    }

    private static Includes.Included included(int linked, Query.Include include) {
        return includes(new World(linked)).of(query(include), List.of(MATCH), Rights.ALL);
    }

    private static Includes includes(World world) {
        return new Includes(world, RunningService.shared().bean(Sight.class), TEN_INCLUDED);
    }

    private static Query query(Query.Include... includes) {
        var nothing = new QueryText(List.of());
        return new Query(
                "Organization",
                List.of(),
                List.of(),
                50,
                Query.Total.NONE,
                new Query.Shown.Whole(),
                List.of(includes),
                nothing,
                List.of());
    }

    private static Query.Include include(boolean reverse, String param) {
        return new Query.Include(List.of(param(param)), Optional.empty(), reverse, false);
    }

    private static SearchParam param(String name) {
        var dot = name.indexOf('.');
        return PARAMS.find(name.substring(0, dot), name.substring(dot + 1)).orElseThrow();
    }

    private static RecordVersion version(String type, String id) {
        return new RecordVersion(
                new RecordKey(type, id),
                1,
                Instant.EPOCH,
                id.hashCode(),
                Optional.of("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** A world in which each record leads to so many others, always new ones. */
    private static final class World implements Searches {
        private final int linked;
        private final List<Query.Include> asked = new ArrayList<>();
        private int made;

        World(int linked) {
            this.linked = linked;
        }

        @Override
        public List<RecordVersion> included(Query.Include include, Collection<RecordVersion> from, int atMost) {
            asked.add(include);
            return IntStream.range(0, Math.min(atMost, Math.multiplyExact(linked, from.size())))
                    .mapToObj(_ -> version("Organization", "o" + made++))
                    .toList();
        }

        @Override
        public Page find(Query query, int count, Optional<Place> after) {
            throw new IllegalStateException("whoever may see everything need not look again");
        }

        @Override
        public long count(Query query) {
            throw new IllegalStateException("includes are not counted");
        }
    }
}
