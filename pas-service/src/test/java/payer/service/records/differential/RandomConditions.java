package payer.service.records.differential;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import payer.service.records.index.ParamKind;
import payer.service.records.index.RecordTypes;
import payer.service.records.index.SearchParam;

/** Asks for one parameter of a type in any way that its kind allows. */
final class RandomConditions {
    private static final String UCUM = "http://unitsofmeasure.org";

    private final Pool pool;
    private final Chance chance;
    private final String base;

    /** @param base of an API of ours, for references that are spelled in full */
    RandomConditions(Pool pool, Chance chance, String base) {
        this.pool = pool;
        this.chance = chance;
        this.base = base;
    }

    Asked of(SearchParam param) {
        if (param.kind() != ParamKind.COMPOSITE && chance.once(8)) return missing(param);
        return switch (param.kind()) {
            case TOKEN -> token(param);
            case DATE -> date(param);
            case REFERENCE -> reference(param);
            case STRING -> string(param);
            case QUANTITY, NUMBER -> amount(param);
            case URI -> uri(param);
            case COMPOSITE -> composite(param);
        };
    }

    private Asked missing(SearchParam param) {
        var missing = chance.once(2);
        return new Asked(
                param.code() + ":missing", String.valueOf(missing), record -> isMissing(record, param) == missing);
    }

    private boolean isMissing(Resource record, SearchParam param) {
        var meaning = pool.meaning(record, param);
        if (param.kind() != ParamKind.REFERENCE) return meaning.isEmpty();
        return meaning.identified.isEmpty()
                && pool.links(record, param).findAny().isEmpty();
    }

    private Asked token(SearchParam param) {
        var one = anyCode(param);
        if (chance.once(6)) return ofType(param);
        var asked = code(one);
        var any = chance.once(4) ? or(asked, code(anyCode(param))) : asked;
        Predicate<Resource> found =
                record -> pool.meaning(record, param).codes.stream().anyMatch(any.means);
        return chance.once(5)
                ? new Asked(param.code() + ":not", any.text, found.negate())
                : new Asked(param.code(), any.text, found);
    }

    private record CodeAsked(String text, Predicate<Meaning.Coded> means) {}

    private static CodeAsked or(CodeAsked one, CodeAsked other) {
        return new CodeAsked(one.text + "," + other.text, one.means.or(other.means));
    }

    private CodeAsked code(Meaning.Coded code) {
        return switch (chance.below(4)) {
            case 0 -> new CodeAsked("|" + code.code(), c -> c.equals(new Meaning.Coded("", code.code())));
            case 1 -> new CodeAsked(code.system() + "|" + code.code(), code::equals);
            case 2 ->
                code.system().isEmpty()
                        ? new CodeAsked(code.code(), c -> c.code().equals(code.code()))
                        : new CodeAsked(code.system() + "|", c -> c.system().equals(code.system()));
            default -> new CodeAsked(code.code(), c -> c.code().equals(code.code()));
        };
    }

    private Asked ofType(SearchParam param) {
        var asked = new Meaning.Typed("urn:kinds", chance.any(Pools.KINDS), chance.any(Pools.IDENTIFIERS));
        return new Asked(
                param.code() + ":of-type",
                asked.system() + "|" + asked.code() + "|" + asked.value(),
                record -> pool.meaning(record, param).typed.contains(asked));
    }

    /** One that some record has, if it can be found. */
    private Meaning.Coded anyCode(SearchParam param) {
        var codes = pool.of(param.type()).stream()
                .flatMap(record -> pool.meaning(record, param).codes.stream())
                .distinct()
                .toList();
        return codes.isEmpty() ? new Meaning.Coded("", "c1") : chance.any(codes);
    }

    private Asked date(SearchParam param) {
        var prefix = chance.any("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb");
        var date = chance.any(chance.any(Pools.DAYS, Pools.MOMENTS));
        var asked = Times.of(date);
        return new Asked(
                param.code(),
                prefix + date,
                record -> pool.meaning(record, param).times.stream().anyMatch(times -> times.satisfies(prefix, asked)));
    }

    private Asked string(SearchParam param) {
        return switch (chance.below(3)) {
            case 0 -> {
                var whole = chance.any(Pools.TEXT_LIST);
                yield text(param, ":exact", whole, String::equals, whole);
            }
            case 1 -> {
                var part = chance.any(Pools.PART_LIST);
                yield text(
                        param, ":contains", part, (text, asked) -> plain(text).contains(asked), part(part));
            }
            default -> {
                var part = chance.any(Pools.PART_LIST);
                yield text(param, "", part, (text, asked) -> plain(text).startsWith(asked), part(part));
            }
        };
    }

    private Asked text(
            SearchParam param, String modifier, String value, BiPredicate<String, String> compares, String asked) {
        return new Asked(
                param.code() + modifier,
                value,
                record -> pool.meaning(record, param).texts.stream().anyMatch(text -> compares.test(text, asked)));
    }

    private static String plain(String text) {
        return Pools.TEXTS.getOrDefault(text, text.toLowerCase(Locale.ROOT));
    }

    private static String part(String text) {
        return Pools.PARTS.getOrDefault(text, text);
    }

    private Asked amount(SearchParam param) {
        var asked = anAmount(param.kind() == ParamKind.NUMBER);
        return new Asked(
                param.code(),
                asked.text(),
                record -> pool.meaning(record, param).amounts.stream().anyMatch(amount -> amount.satisfies(asked)));
    }

    private Amounts.Asked anAmount(boolean plain) {
        var number = new BigDecimal(chance.any("5", "5.0", "2.50", "100", "1e2", "0.5", "7"));
        var spelling = plain ? Amounts.Spelling.NUMBER : chance.any(Amounts.Spelling.values());
        var prefix = chance.any("", "ne", "gt", "lt", "ge", "le");
        return new Amounts.Asked(prefix, number, spelling, UCUM, chance.any(Pools.UNITS));
    }

    private Asked uri(SearchParam param) {
        var uri = chance.any(Pools.URIS);
        return new Asked(
                param.code(), uri, record -> pool.meaning(record, param).uris.contains(uri));
    }

    private Asked reference(SearchParam param) {
        if (chance.once(5)) return byIdentifier(param);
        var targets = RecordTypes.ALL.stream().filter(param::mayLeadTo).toList();
        if (targets.isEmpty()) return elsewhere(param);
        var one = link(param, targets);
        if (chance.once(4)) return either(param, one, link(param, targets));
        return switch (chance.below(5)) {
            case 0 -> linked(param, ":" + one.type(), one.id(), one);
            case 1 -> linked(param, "", one.reference() + "/_history/3", one);
            case 2 -> linked(param, "", base + "/" + one.reference(), one);
            case 3 -> byIdAlone(param, one.id());
            default -> linked(param, "", one.reference(), one);
        };
    }

    /** One that some record has, if it can be found. */
    private Meaning.Link link(SearchParam param, List<String> targets) {
        var links = pool.of(param.type()).stream()
                .flatMap(record -> pool.links(record, param))
                .filter(link -> targets.contains(link.type()))
                .toList();
        if (!links.isEmpty() && !chance.once(6)) return chance.any(links);
        var type = chance.any(targets);
        return new Meaning.Link(type, pool.anyId(type, chance));
    }

    private Asked linked(SearchParam param, String modifier, String value, Meaning.Link wanted) {
        return new Asked(
                param.code() + modifier,
                value,
                record -> pool.links(record, param).anyMatch(wanted::equals));
    }

    private Asked either(SearchParam param, Meaning.Link one, Meaning.Link other) {
        return new Asked(
                param.code(),
                one.reference() + "," + other.reference(),
                record -> pool.links(record, param).anyMatch(link -> link.equals(one) || link.equals(other)));
    }

    private Asked byIdAlone(SearchParam param, String id) {
        return new Asked(
                param.code(),
                id,
                record -> pool.links(record, param).anyMatch(link -> link.id().equals(id)));
    }

    private Asked elsewhere(SearchParam param) {
        var uri = chance.any(Pools.URIS);
        return new Asked(
                param.code(),
                uri,
                record -> pool.links(record, param).anyMatch(link -> link.id().equals(uri)));
    }

    private Asked byIdentifier(SearchParam param) {
        var asked = code(new Meaning.Coded(chance.any(Pools.SYSTEMS), chance.any(Pools.IDENTIFIERS)));
        if (asked.text.endsWith("|")) return missing(param); // by a system alone nothing is meant
        return new Asked(
                param.code() + ":identifier",
                asked.text,
                record -> pool.meaning(record, param).identified.stream().anyMatch(asked.means));
    }

    private Asked composite(SearchParam param) {
        var first = code(anyFirst(param));
        if (first.text.endsWith("|")) first = code(new Meaning.Coded("", "c1"));
        var head = first;
        var last = param.components().getLast().kind();
        if (last == ParamKind.QUANTITY) {
            var amount = anAmount(false);
            return both(
                    param, head, amount.text(), part -> part.amounts.stream().anyMatch(a -> a.satisfies(amount)));
        }
        if (last == ParamKind.DATE) {
            var date = chance.any(Pools.DAYS);
            return both(
                    param,
                    head,
                    date,
                    part -> part.times.stream().anyMatch(times -> times.satisfies("", Times.of(date))));
        }
        if (last == ParamKind.STRING) {
            var text = chance.any(Pools.PART_LIST);
            return both(
                    param,
                    head,
                    text,
                    part -> part.texts.stream().anyMatch(each -> plain(each).startsWith(part(text))));
        }
        var code = new Meaning.Coded(chance.any(Pools.SYSTEMS), chance.any(Pools.CODES));
        return both(param, head, code.system() + "|" + code.code(), part -> part.codes.contains(code));
    }

    private Meaning.Coded anyFirst(SearchParam param) {
        var codes = pool.of(param.type()).stream()
                .flatMap(record -> pool.together(record, param).stream())
                .flatMap(parts -> parts.getFirst().codes.stream())
                .toList();
        return codes.isEmpty() ? new Meaning.Coded("", "c1") : chance.any(codes);
    }

    private Asked both(SearchParam param, CodeAsked first, String text, Predicate<Meaning> last) {
        return new Asked(
                param.code(),
                first.text + "$" + text,
                record -> pool.together(record, param).stream()
                        .anyMatch(parts ->
                                parts.getFirst().codes.stream().anyMatch(first.means) && last.test(parts.getLast())));
    }
}
