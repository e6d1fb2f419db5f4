package payer.service.records.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One record's rows in the index tables. Values are kept as keys wherever only equality is asked, so that a row is small and
 * one column's statistics tell the planner how common a value is.
 */
public record IndexRows(
        Set<KeyRow> keys, Set<LinkRow> links, Set<TextRow> texts, Set<DateRow> dates, Set<AmountRow> amounts) {

    /** Changes when all rows are made in another way than before; then all records are indexed anew. */
    private static final String FORMAT = "2";

    /** The same for rows of texts, since letters such as ø are found as o; and of canonicals, which are found without version. */
    private static final String OF_TEXTS_AND_CANONICALS = "3";

    /** A token or a uri. {@code system} is 0 for none. */
    public record KeyRow(int param, long key, int system) {}

    public record LinkRow(int param, long target) {}

    public record TextRow(long param, String value, long exact) {}

    public record DateRow(long param, long low, long high) {}

    /**
     * An amount as stated, and in base units where UCUM knows how.
     *
     * @param system of the token before it in a composite; 0 for an amount by itself
     * @param unit short key of system and code
     * @param code short key of the code or unit alone
     */
    public record AmountRow(
            long param, int system, BigDecimal value, int unit, int code, BigDecimal baseValue, int baseUnit) {}

    /** How a composite's token without a system is kept beside its amount. */
    private static final int NO_SYSTEM = 1;

    /** Types whose tokens are also found by their display texts; elsewhere the rows would cost more than they are asked for. */
    private static final Set<String> WITH_TEXTS = Set.of(
            "Endpoint",
            "HealthcareService",
            "InsurancePlan",
            "Location",
            "Organization",
            "OrganizationAffiliation",
            "Practitioner",
            "PractitionerRole");

    public static IndexRows of(String type, List<Values.Found> values, Units units) {
        var making = new Making(units);
        making.keys.add(new KeyRow(0, ofType(type), 0));
        for (var found : values) {
            var name = found.param().name();
            for (var value : found.values()) making.add(found.param(), name, value);
        }
        return making.rows();
    }

    /** How the rows of a parameter are made. */
    static String format(SearchParam param) {
        var isNewer = switch (param.kind()) {
            case STRING, URI -> true;
            case TOKEN -> hasTexts(param.type());
            case REFERENCE -> param.leadsElsewhere();
            case COMPOSITE -> param.components().stream().anyMatch(part -> part.kind() == ParamKind.STRING);
            case DATE, NUMBER, QUANTITY -> false;
        };
        return isNewer ? OF_TEXTS_AND_CANONICALS : FORMAT;
    }

    /** Whether tokens of the type are also found by their display texts. */
    public static boolean hasTexts(String type) {
        return WITH_TEXTS.contains(type);
    }

    /** The key under which all records of a type are found. */
    public static long ofType(String type) {
        return Keys.ofName(type);
    }

    /** The key of a unit. */
    public static int unit(String system, String code) {
        return Keys.shortOf(system + "|" + code);
    }

    /** The name under which the last part of a composite is found, given what stands in the parts before. */
    public static String composite(String name, String system, String code) {
        return name + "$" + system + "|" + code;
    }

    /** How the system of the token before an amount is kept with it. */
    public static int systemInComposite(String system) {
        return system.isEmpty() ? NO_SYSTEM : Keys.shortOf(system);
    }

    /** The same where the system does not matter. */
    public static String composite(String name, String code) {
        return name + "$" + code;
    }

    private static final class Making {
        final Units units;
        final Set<KeyRow> keys = new LinkedHashSet<>();
        final Set<LinkRow> links = new LinkedHashSet<>();
        final Set<TextRow> texts = new LinkedHashSet<>();
        final Set<DateRow> dates = new LinkedHashSet<>();
        final Set<AmountRow> amounts = new LinkedHashSet<>();

        Making(Units units) {
            this.units = units;
        }

        IndexRows rows() {
            return new IndexRows(keys, links, texts, dates, amounts);
        }

        void add(SearchParam param, String name, Value value) {
            switch (value) {
                case Value.Token token -> addToken(param, name, token);
                case Value.TypedIdentifier typed ->
                    keys.add(new KeyRow(
                            param.number(),
                            Keys.of(name + ":of-type", typed.typeSystem(), typed.typeCode(), typed.value()),
                            0));
                case Value.Date date ->
                    dates.add(new DateRow(
                            Keys.ofName(name), date.span().low(), date.span().high()));
                case Value.Link link -> links.add(new LinkRow(param.number(), Keys.of(link.target())));
                case Value.LinkIdentifier id ->
                    keys.add(new KeyRow(
                            param.number(), Keys.of(name + ":identifier", id.value()), Keys.shortOf(id.system())));
                case Value.Text text -> addText(name, text.text());
                case Value.Amount amount -> addAmount(name, 0, amount);
                case Value.Uri uri -> keys.add(new KeyRow(param.number(), Keys.of(name, uri.uri()), 0));
                case Value.Together together -> addTogether(param, name, together.parts());
            }
        }

        private void addToken(SearchParam param, String name, Value.Token token) {
            // A row also for what has a text alone, so that it does not count as missing.
            var key = token.code().isEmpty() ? Keys.ofName(name + ":without-code") : Keys.of(name, token.code());
            keys.add(new KeyRow(param.number(), key, Keys.shortOf(token.system())));
            if (WITH_TEXTS.contains(param.type())) token.texts().forEach(text -> addText(name + ":text", text));
        }

        private void addText(String name, String text) {
            texts.add(new TextRow(Keys.ofName(name), Texts.comparable(text), Keys.of(text)));
        }

        private void addAmount(String name, int system, Value.Amount amount) {
            var canonical = amount.system().equals(Units.UCUM)
                    ? units.canonical(amount.value(), amount.code())
                    : java.util.Optional.<Units.Canonical>empty();
            for (var code : codesOf(amount))
                amounts.add(new AmountRow(
                        Keys.ofName(name),
                        system,
                        amount.value(),
                        amount.code().isEmpty() ? 0 : unit(amount.system(), amount.code()),
                        Keys.shortOf(code),
                        canonical.map(Units.Canonical::value).orElse(BigDecimal.ZERO),
                        canonical.map(base -> Keys.shortOf(base.unit())).orElse(0)));
        }

        private static List<String> codesOf(Value.Amount amount) {
            var codes = new ArrayList<>(List.of(amount.code(), amount.unit()));
            codes.removeIf(String::isEmpty);
            return codes.isEmpty() ? List.of("") : List.copyOf(new HashSet<>(codes));
        }

        /**
         * All parts but the last are tokens, and become part of the name under which the last is found: with their system and
         * without. An amount is the larger row, so it is kept once, with the system beside it.
         */
        private void addTogether(SearchParam param, String name, List<List<Value>> parts) {
            var rest = parts.subList(1, parts.size());
            for (var value : parts.getFirst()) {
                if (rest.isEmpty()) add(param, name, value);
                else if (value instanceof Value.Token token && !token.code().isEmpty())
                    addBehind(token, param, name, rest);
            }
        }

        private void addBehind(Value.Token token, SearchParam param, String name, List<List<Value>> rest) {
            var byCode = composite(name, token.code());
            if (rest.size() == 1) {
                for (var last : rest.getFirst())
                    if (last instanceof Value.Amount amount)
                        addAmount(byCode, systemInComposite(token.system()), amount);
            }
            var others = rest.size() == 1 ? List.of(withoutAmounts(rest.getFirst())) : rest;
            addTogether(param, byCode, others);
            addTogether(param, composite(name, token.system(), token.code()), others);
        }

        private static List<Value> withoutAmounts(List<Value> values) {
            return values.stream()
                    .filter(value -> !(value instanceof Value.Amount))
                    .toList();
        }
    }
}
