package payer.service.records.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.fhir.FhirText;
import payer.service.records.Precondition;
import payer.service.records.RecordVersion;
import payer.service.records.Shelf;
import payer.service.records.Write;
import payer.service.records.index.ParamKind;
import payer.service.records.index.RecordTypes;
import payer.service.records.index.SearchParam;
import payer.service.records.index.SearchParams;
import payer.service.records.search.Found;
import payer.service.running.RunningService;

/**
 * Random searches over random records, answered by the database and by plain predicates over what HAPI's FHIRPath finds in
 * the records: the two must agree on every one. {@code -Dsearches=10000 -Dsearches.seed=…} for more or others.
 */
class DifferentialSearchTest {
    private static final int SEARCHES = Integer.getInteger("searches", 1_000);
    private static final long SEED = Long.getLong("searches.seed", 20261121);
    private static final String TAG = "differential-" + Long.toHexString(new Random().nextLong());
    private static final String SCOPE = "_tag=" + TAG + "&_count=1000";

    private static final RunningService SERVICE = RunningService.shared();
    private static final Shelf SHELF = Shelf.shared();
    private static final Chance CHANCE = new Chance(new Random(SEED));
    private static final SearchParams PARAMS = SERVICE.bean(SearchParams.class);
    private static final Pool POOL = new Pool(SERVICE.bean(FhirContext.class), TAG);
    private static final RandomSearches SEARCH = new RandomSearches(
            PARAMS,
            POOL,
            new RandomConditions(POOL, CHANCE, SERVICE.uri("/records/fhir").toString()),
            CHANCE);

    @BeforeAll
    static void fill() {
        var values = new RandomValues(CHANCE, type -> POOL.anyId(type, CHANCE));
        POOL.fill(new RandomRecords(SERVICE.bean(FhirContext.class), PARAMS, values, CHANCE), TAG);
        var text = SERVICE.bean(FhirText.class);
        var writes = POOL.all().stream()
                .map(record -> write(Pool.reference(record), text.json(record)))
                .toList();
        for (int i = 0; i < writes.size(); i += 100) SHELF.putAll(writes.subList(i, Math.min(i + 100, writes.size())));
    }

    private static Write write(String reference, String json) {
        return new Write.Update(Shelf.key(reference), Shelf.bytes(json), Precondition.none(), "");
    }

    @Test
    void the_database_and_plain_predicates_agree() {
        var types = List.copyOf(RecordTypes.ALL);
        int found = 0;
        for (int i = 0; i < SEARCHES; i++) {
            var type = types.get(i % types.size());
            var asked = Stream.generate(() -> SEARCH.about(type))
                    .limit(1 + CHANCE.below(2))
                    .toList();
            if (compare(type, asked) > 0) found++;
        }
        // Searches that find nothing would agree on anything.
        assertTrue(found > SEARCHES / 4, found + " of " + SEARCHES + " searches found something");
    }

    @Test
    void each_parameter_of_each_type_finds_what_it_should() {
        for (var type : RecordTypes.ALL)
            for (var param : SEARCH.searchable(type))
                for (int i = 0; i < 2; i++)
                    compare(type, List.of(SEARCH.conditions().of(param)));
    }

    private static int compare(String type, List<Asked> asked) {
        var query = asked.stream().map(Asked::query).collect(Collectors.joining("&"));
        var expected = POOL.of(type).stream()
                .filter(record -> asked.stream().allMatch(part -> part.means().test(record)))
                .map(Pool::reference)
                .collect(Collectors.toCollection(TreeSet::new));
        var found = references(SHELF.search(type, query + "&" + SCOPE).matches());
        assertEquals(expected, found, () -> type + "?" + query + " with seed " + SEED);
        return expected.size();
    }

    private static Set<String> references(List<RecordVersion> records) {
        return records.stream().map(record -> record.key().reference()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void each_include_shows_what_the_matches_refer_to() {
        for (var type : RecordTypes.ALL)
            for (var link : SEARCH.references(type)) {
                var found = SHELF.search(type, SCOPE + "&_include=" + type + ":" + link.code());
                var expected = POOL.of(type).stream().flatMap(record -> POOL.targets(record, link));
                compareIncluded(found, expected, "_include=" + link);
            }
    }

    @Test
    void each_reverse_include_shows_what_refers_to_the_matches() {
        for (var type : RecordTypes.ALL)
            for (var link : SEARCH.references(type))
                for (var target : RecordTypes.ALL)
                    if (!link.targets().isEmpty()
                            && link.mayLeadTo(target)
                            && !POOL.of(target).isEmpty()
                            && CHANCE.once(8)) {
                        var found = SHELF.search(target, SCOPE + "&_revinclude=" + type + ":" + link.code());
                        var expected = POOL.of(type).stream()
                                .filter(record -> POOL.targets(record, link)
                                        .anyMatch(there -> there.fhirType().equals(target)));
                        compareIncluded(found, expected, target + "?_revinclude=" + link);
                    }
    }

    private static void compareIncluded(Found found, Stream<Resource> expected, String what) {
        var matches = references(found.matches());
        var wanted = expected.map(Pool::reference)
                .filter(reference -> !matches.contains(reference))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(wanted, references(found.included()), () -> what + " with seed " + SEED);
    }

    @Test
    void an_iterated_include_goes_on_from_what_was_included() {
        var found = SHELF.search(
                "ExplanationOfBenefit",
                SCOPE + "&_include=ExplanationOfBenefit:coverage&_include:iterate=Coverage:payor");
        var coverages = POOL.of("ExplanationOfBenefit").stream()
                .flatMap(record -> POOL.targets(record, param("ExplanationOfBenefit", "coverage")))
                .collect(Collectors.toCollection(HashSet::new));
        var payors = coverages.stream().flatMap(record -> POOL.targets(record, param("Coverage", "payor")));
        compareIncluded(found, Stream.concat(coverages.stream(), payors), "iterated");
    }

    private static SearchParam param(String type, String code) {
        return PARAMS.find(type, code).orElseThrow();
    }

    @Test
    void each_order_is_that_of_the_values_and_what_has_none_comes_last() {
        for (var type : RecordTypes.ALL)
            for (var param : SEARCH.searchable(type))
                if (Set.of(ParamKind.DATE, ParamKind.QUANTITY).contains(param.kind())) {
                    inOrder(type, param, false);
                    inOrder(type, param, true);
                }
    }

    private static void inOrder(String type, SearchParam param, boolean descending) {
        var order = Comparator.comparing((Resource record) -> key(record, param, descending));
        var expected = POOL.of(type).stream()
                .sorted((descending ? order.reversed() : order)
                        .thenComparing(record -> record.getIdElement().getIdPart()))
                .map(record -> record.getIdElement().getIdPart())
                .toList();
        var sort = "&_sort=" + (descending ? "-" : "") + param.code() + ",_id";
        assertEquals(expected, SHELF.ids(type, SCOPE + sort), () -> type + sort + " with seed " + SEED);
    }

    private static double key(Resource record, SearchParam param, boolean descending) {
        var meaning = POOL.meaning(record, param);
        var values = param.kind() == ParamKind.DATE
                ? meaning.times.stream().mapToDouble(times -> descending ? times.high() : times.low())
                : meaning.amounts.stream().mapToDouble(Amounts::comparable);
        return descending
                ? values.max().orElse(Double.NEGATIVE_INFINITY)
                : values.min().orElse(Double.POSITIVE_INFINITY);
    }

    @Test
    void pages_in_any_order_hold_every_match_once() {
        for (var sort : List.of(
                "",
                "&_sort=date",
                "&_sort=-date,_id",
                "&_sort=-value-quantity",
                "&_sort=_lastUpdated",
                "&_sort=-_id")) {
            var seen = new ArrayList<String>();
            var page = SHELF.search("Observation", "_tag=" + TAG + "&_count=5" + sort);
            while (true) {
                page.matches().forEach(match -> seen.add(match.key().id()));
                if (page.next().isEmpty()) break;
                page = SHELF.next("Observation", page.next().get(), Shelf.LOADER);
            }
            assertEquals(POOL.of("Observation").size(), seen.size(), sort);
            assertEquals(seen.size(), Set.copyOf(seen).size(), sort);
        }
    }
}
