package payer.service.records.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import payer.service.records.index.SearchParam;
import payer.service.records.index.Span;

/** What a record must satisfy to be found. Values are personal data; none of these is shown. */
public sealed interface Condition {

    /** Whether only records of one type can satisfy it, the one that its parameter belongs to. */
    default boolean tellsType() {
        return switch (this) {
            case Key _, OfSystem _, Present _, LinksTo _, Text _, Date _, Amount _, LinksToOne _, Is _ -> true;
            case Not _, OwnedBy _, LinkedFromOne _, Updated _ -> false;
            case Any any -> any.of.stream().allMatch(Condition::tellsType);
            case All all -> all.of.stream().anyMatch(Condition::tellsType);
        };
    }

    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    record Not(Condition what) implements Condition {}

    /**
     * A token or uri.
     *
     * @param system empty for any, 0 for none
     * @param rare that few records have it, such as an identifier
     */
    record Key(long key, OptionalInt system, boolean rare) implements Condition {}

    /** A token of this system, whatever its code. */
    record OfSystem(SearchParam param, int system) implements Condition {}

    record Present(SearchParam param) implements Condition {}

    record LinksTo(SearchParam param, List<Long> targets) implements Condition {
        public LinksTo {
            targets = List.copyOf(targets);
        }
    }

    /** The record is in this patient's compartment. */
    record OwnedBy(String patient) implements Condition {
        @Override
        public String toString() {
            return "OwnedBy";
        }
    }

    /** A record that is referred to satisfies all of these. */
    record LinksToOne(SearchParam param, String targetType, List<Condition> that) implements Condition {
        public LinksToOne {
            that = List.copyOf(that);
        }
    }

    /** Some record that refers to this one satisfies all of these. */
    record LinkedFromOne(SearchParam param, List<Condition> that) implements Condition {
        public LinkedFromOne {
            that = List.copyOf(that);
        }
    }

    /** How a text is compared. */
    enum Match {
        STARTS,
        CONTAINS,
        EXACT
    }

    record Text(long param, Match match, String value, long exact) implements Condition {
        @Override
        public String toString() {
            return "Text";
        }
    }

    record Date(long param, Prefix prefix, Span span) implements Condition {}

    /** {@code _lastUpdated}. */
    record Updated(Prefix prefix, Span span) implements Condition {}

    /**
     * A number or quantity; low and high are what it means by its digits, and equal for prefixes that take it as it is.
     *
     * @param place where it stands
     */
    record Amount(long param, Place place, Prefix prefix, BigDecimal low, BigDecimal high, Unit unit)
            implements Condition {}

    /** Whether an amount stands by itself or in a composite, behind a token of any system or of this one. */
    record Place(boolean inComposite, OptionalInt system) {
        public static final Place ALONE = new Place(false, OptionalInt.empty());

        public static Place behind(OptionalInt system) {
            return new Place(true, system);
        }
    }

    /** Which unit an amount is stated in; ANY for plain numbers and for quantities without one. */
    record Unit(Kind kind, int key) {
        /** How an amount's unit is compared. */
        public enum Kind {
            ANY,
            BASE,
            SYSTEM_AND_CODE,
            CODE
        }

        public static final Unit ANY = new Unit(Kind.ANY, 0);
    }

    /** {@code _id}: keys of {@code Type/id}. */
    record Is(List<Long> selves) implements Condition {
        public Is {
            selves = List.copyOf(selves);
        }
    }
}
