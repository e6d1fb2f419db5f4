package payer.rules.policy;

import java.util.Set;
import java.util.regex.Pattern;

/** A code as policies write it: {@code E1390}, {@code K0813 to K0816}, {@code J44.-}, or {@code set copd-2026}. */
public sealed interface CodePattern {

    boolean matches(String code);

    String text();

    /** Codes at which it begins and ends, or all of them: where two patterns overlap, an end of one lies in the other. */
    Set<String> ends();

    record Exact(String code) implements CodePattern {
        @Override
        public boolean matches(String value) {
            return code.equals(value);
        }

        @Override
        public String text() {
            return code;
        }

        @Override
        public Set<String> ends() {
            return Set.of(code);
        }
    }

    /** All codes of one length from the first to the last. */
    record Range(String first, String last) implements CodePattern {
        public Range {
            if (first.length() != last.length() || first.compareTo(last) > 0)
                throw new IllegalArgumentException("a range goes from a code to a later one of the same length");
        }

        @Override
        public boolean matches(String value) {
            return value.length() == first.length() && first.compareTo(value) <= 0 && value.compareTo(last) <= 0;
        }

        @Override
        public String text() {
            return first + " to " + last;
        }

        @Override
        public Set<String> ends() {
            return first.equals(last) ? Set.of(first) : Set.of(first, last);
        }
    }

    /** The code itself and everything below it. */
    record Below(String stem) implements CodePattern {
        @Override
        public boolean matches(String value) {
            return value.startsWith(stem) || (stem.endsWith(".") && value.equals(stem.substring(0, stem.length() - 1)));
        }

        @Override
        public String text() {
            return stem + "-";
        }

        @Override
        public Set<String> ends() {
            return Set.of(stem);
        }
    }

    /** The codes of a set that the operator has loaded; none before the set is looked up. */
    record InSet(String set, Set<String> codes) implements CodePattern {
        public InSet {
            codes = Set.copyOf(codes);
        }

        @Override
        public boolean matches(String value) {
            return codes.contains(value);
        }

        @Override
        public String text() {
            return "set " + set;
        }

        @Override
        public Set<String> ends() {
            return codes;
        }
    }

    Pattern RANGE = Pattern.compile("(\\S+) to (\\S+)");
    Pattern BELOW = Pattern.compile("([A-Z][0-9A-Z]{1,2}\\.[0-9A-Z.]*)-");
    Pattern IN_SET = Pattern.compile("set ([a-z0-9][a-z0-9-]*)");
    Pattern EXACT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    static CodePattern parse(String text) {
        var range = RANGE.matcher(text);
        if (range.matches()) return new Range(range.group(1), range.group(2));
        var below = BELOW.matcher(text);
        if (below.matches()) return new Below(below.group(1));
        var inSet = IN_SET.matcher(text);
        if (inSet.matches()) return new InSet(inSet.group(1), Set.of());
        if (EXACT.matcher(text).matches()) return new Exact(text);
        throw new IllegalArgumentException("not a code");
    }
}
