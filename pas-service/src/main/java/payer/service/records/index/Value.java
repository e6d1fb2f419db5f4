package payer.service.records.index;

import java.math.BigDecimal;
import java.util.List;

/** One value that a record has for a search parameter. Personal data: none of these is shown. */
public sealed interface Value {

    /** A code of a system, and its display texts for {@code :text}. */
    record Token(String system, String code, List<String> texts) implements Value {
        public Token {
            texts = List.copyOf(texts);
        }

        @Override
        public String toString() {
            return "a token";
        }
    }

    /** An identifier with a type, for {@code :of-type}. */
    record TypedIdentifier(String typeSystem, String typeCode, String value) implements Value {
        @Override
        public String toString() {
            return "an identifier";
        }
    }

    record Date(Span span) implements Value {}

    /** A reference to {@code Type/id}, or to the absolute address of something that is not ours. */
    record Link(String target) implements Value {
        @Override
        public String toString() {
            return "a reference";
        }
    }

    /** What a reference says of its target in place of an address. */
    record LinkIdentifier(String system, String value) implements Value {
        @Override
        public String toString() {
            return "a reference";
        }
    }

    record Text(String text) implements Value {
        @Override
        public String toString() {
            return "a text";
        }
    }

    /** A quantity, or a bare number with no unit at all. */
    record Amount(BigDecimal value, String system, String code, String unit) implements Value {
        @Override
        public String toString() {
            return "an amount";
        }
    }

    record Uri(String uri) implements Value {}

    /** The values of a composite's parts that stand together. */
    record Together(List<List<Value>> parts) implements Value {
        public Together {
            parts = parts.stream().map(List::copyOf).toList();
        }
    }
}
