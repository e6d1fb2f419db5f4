package payer.service.records.differential;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payer.service.records.index.ParamKind;
import payer.service.records.index.RecordTypes;
import payer.service.records.index.SearchParam;
import payer.service.records.index.SearchParams;

/** Asks a type for conditions of its own, along references and against them, and sometimes for some of its ids. */
final class RandomSearches {
    private final SearchParams params;
    private final Pool pool;
    private final RandomConditions conditions;
    private final Chance chance;

    RandomConditions conditions() {
        return conditions;
    }

    RandomSearches(SearchParams params, Pool pool, RandomConditions conditions, Chance chance) {
        this.params = params;
        this.pool = pool;
        this.conditions = conditions;
        this.chance = chance;
    }

    Asked about(String type) {
        return switch (chance.below(10)) {
            case 0, 1 -> chain(type).orElseGet(() -> ids(type));
            case 2 -> has(type).orElseGet(() -> ids(type));
            case 3 -> ids(type);
            default -> plain(type);
        };
    }

    /** Of every kind of search that this can ask, the parameters that it may be asked for. */
    List<SearchParam> searchable(String type) {
        return params.of(type).stream().filter(RandomSearches::canBeAsked).toList();
    }

    private static boolean canBeAsked(SearchParam param) {
        if (Set.of("_id", "_lastUpdated", "_tag").contains(param.code())) return false;
        return param.kind() != ParamKind.COMPOSITE
                || (param.components().size() == 2
                        && param.components().getFirst().kind() == ParamKind.TOKEN
                        && Set.of(ParamKind.TOKEN, ParamKind.QUANTITY, ParamKind.DATE, ParamKind.STRING)
                                .contains(param.components().getLast().kind()));
    }

    List<SearchParam> references(String type) {
        return params.of(type).stream()
                .filter(param -> param.kind() == ParamKind.REFERENCE)
                .toList();
    }

    private Asked plain(String type) {
        return conditions.of(chance.any(searchable(type)));
    }

    private Asked ids(String type) {
        var ids = Set.of(pool.anyId(type, chance));
        var more = Set.of(pool.anyId(type, chance), pool.anyId(type, chance) + "x");
        var all = java.util.stream.Stream.concat(ids.stream(), more.stream()).collect(Collectors.toSet());
        return new Asked(
                "_id",
                String.join(",", all),
                record -> all.contains(record.getIdElement().getIdPart()));
    }

    /** {@code reference:Type.parameter}. */
    private Optional<Asked> chain(String type) {
        var links = references(type);
        if (links.isEmpty()) return Optional.empty();
        var link = chance.any(links);
        var targets = RecordTypes.ALL.stream().filter(link::mayLeadTo).toList();
        if (targets.isEmpty()) return Optional.empty();
        var target = chance.any(targets);
        var far = plain(target);
        var name = targets.size() == 1 && chance.once(2) ? link.code() : link.code() + ":" + target;
        return Optional.of(new Asked(
                name + "." + far.name(),
                far.value(),
                record -> pool.targets(record, link)
                        .anyMatch(there ->
                                there.fhirType().equals(target) && far.means().test(there))));
    }

    /** {@code _has:Type:reference:parameter}. */
    private Optional<Asked> has(String type) {
        var links = RecordTypes.ALL.stream()
                .flatMap(other -> references(other).stream())
                .filter(link -> link.mayLeadTo(type))
                .toList();
        if (links.isEmpty()) return Optional.empty();
        var link = chance.any(links);
        var near = plain(link.type());
        return Optional.of(new Asked(
                "_has:" + link.type() + ":" + link.code() + ":" + near.name(),
                near.value(),
                record -> pool.of(link.type()).stream()
                        .anyMatch(other -> near.means().test(other)
                                && pool.targets(other, link).anyMatch(there -> there == record))));
    }
}
