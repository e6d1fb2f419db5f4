package payer.service.policies.simulation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** On what occasion a situation was put to the rules. One request may come up on several. */
public enum Occasion {
    /** A request came in. */
    SUBMISSION,
    /** A request came in the place of an earlier one. */
    UPDATE,
    /** Something came later for a request, and its waiting lines were decided again. */
    ATTACHMENT,
    /** An order was signed, and its doctor was told what holds for it. */
    ORDERING;

    /** Those by which something is decided that somebody asked for. */
    static final Set<Occasion> REQUESTS = EnumSet.of(SUBMISSION, UPDATE);

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By their names. */
    public static Set<Occasion> named(List<String> names) {
        var named = EnumSet.noneOf(Occasion.class);
        for (var i = 0; i < names.size(); i++) named.add(named(names.get(i), "occasions[" + i + "]"));
        return named;
    }

    private static Occasion named(String name, String place) {
        return Arrays.stream(values())
                .filter(one -> one.text().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemKind.INVALID_VALUE,
                        "An occasion is one of: "
                                + Arrays.stream(values()).map(Occasion::text).collect(Collectors.joining(", ")),
                        place));
    }
}
