package payer.service.records.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One record's rows in the index tables. Values are kept as keys wherever only equality is asked, so that a row is small and
 * one column's statistics tell the planner how common a value is.
 */
public record IndexRows(
        Set<KeyRow> keys, Set<LinkRow> links, Set<TextRow> texts, Set<DateRow> dates, Set<AmountRow> amounts) {

    /** A token or a uri. {@code system} is 0 for none. */
    public record KeyRow(int param, long key, long system) {}

    public record LinkRow(int param, long target) {}

    public record TextRow(long param, String value, long exact) {}

    public record DateRow(long param, long low, long high) {}

    /**
     * An amount as stated, and in base units where UCUM knows how.
     *
     * @param unit key of system and code
     * @param code key of the code or unit alone
     */
    public record AmountRow(long param, BigDecimal value, long unit, long code, BigDecimal baseValue, long baseUnit) {}

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

    public static IndexRows of(String type, Map<SearchParam, List<Value>> values, Units units) {
        var making = new Making(units);
        making.keys.add(new KeyRow(0, ofType(type), 0));
        values.forEach((param, found) -> found.forEach(value -> making.add(param, param.name(), value)));
        return making.rows();
    }

    /** Whether tokens of the type are also found by their display texts. */
    public static boolean hasTexts(String type) {
        return WITH_TEXTS.contains(type);
    }

    /** The key under which all records of a type are found. */
    public static long ofType(String type) {
        return Keys.of(type);
    }

    /** The name under which the last part of a composite is found, given what stands in the parts before. */
    public static String composite(String name, String system, String code) {
        return name + "$" + system + "|" + code;
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
                            Keys.of(name), date.span().low(), date.span().high()));
                case Value.Link link -> links.add(new LinkRow(param.number(), Keys.of(link.target())));
                case Value.LinkIdentifier id ->
                    keys.add(new KeyRow(
                            param.number(), Keys.of(name + ":identifier", id.value()), Keys.ofMaybe(id.system())));
                case Value.Text text -> addText(name, text.text());
                case Value.Amount amount -> addAmount(name, amount);
                case Value.Uri uri -> keys.add(new KeyRow(param.number(), Keys.of(name, uri.uri()), 0));
                case Value.Together together -> addTogether(param, name, together.parts());
            }
        }

        private void addToken(SearchParam param, String name, Value.Token token) {
            // A row also for what has a text alone, so that it does not count as missing.
            var key = token.code().isEmpty() ? Keys.of(name + ":without-code") : Keys.of(name, token.code());
            keys.add(new KeyRow(param.number(), key, Keys.ofMaybe(token.system())));
            if (WITH_TEXTS.contains(param.type())) token.texts().forEach(text -> addText(name + ":text", text));
        }

        private void addText(String name, String text) {
            texts.add(new TextRow(Keys.of(name), Texts.comparable(text), Keys.of(text)));
        }

        private void addAmount(String name, Value.Amount amount) {
            var canonical = amount.system().equals(Units.UCUM)
                    ? units.canonical(amount.value(), amount.code())
                    : java.util.Optional.<Units.Canonical>empty();
            for (var code : codesOf(amount))
                amounts.add(new AmountRow(
                        Keys.of(name),
                        amount.value(),
                        amount.code().isEmpty() ? 0 : Keys.of(amount.system(), amount.code()),
                        Keys.ofMaybe(code),
                        canonical.map(Units.Canonical::value).orElse(BigDecimal.ZERO),
                        canonical.map(base -> Keys.of(base.unit())).orElse(0L)));
        }

        private static List<String> codesOf(Value.Amount amount) {
            var codes = new ArrayList<>(List.of(amount.code(), amount.unit()));
            codes.removeIf(String::isEmpty);
            return codes.isEmpty() ? List.of("") : List.copyOf(new HashSet<>(codes));
        }

        /** All parts but the last are tokens, and become part of the name under which the last is found. */
        private void addTogether(SearchParam param, String name, List<List<Value>> parts) {
            if (parts.size() == 1) {
                parts.getFirst().forEach(value -> add(param, name, value));
                return;
            }
            var rest = parts.subList(1, parts.size());
            for (var value : parts.getFirst()) {
                if (!(value instanceof Value.Token token) || token.code().isEmpty()) continue;
                addTogether(param, composite(name, token.code()), rest);
                addTogether(param, composite(name, token.system(), token.code()), rest);
            }
        }
    }
}
