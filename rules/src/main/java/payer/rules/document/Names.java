package payer.rules.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.Policy;

/** The names that a document declares and those that it mentions, so that at its end each mention can be held to a declaration. */
final class Names {

    enum Kind {
        TERM("term"),
        GROUP("group"),
        CRITERION("criterion"),
        BRANCH("branch"),
        ADVICE("advice"),
        CASE("case");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private record Mention(Kind kind, String name, Place place) {}

    private final Map<Kind, Map<String, Place>> declared = new HashMap<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Problem.Issue> issues = new ArrayList<>();

    void declare(Kind kind, String name, Place place) {
        if (declared.computeIfAbsent(kind, k -> new LinkedHashMap<>()).putIfAbsent(name, place) != null)
            issues.add(place.issue("expected a " + kind.word + " of its own name, found '" + name + "' again"));
    }

    /** Where it is declared. */
    Optional<Place> place(Kind kind, String name) {
        return Optional.ofNullable(declared.getOrDefault(kind, Map.of()).get(name));
    }

    void mention(Kind kind, String name, Place place) {
        mentions.add(new Mention(kind, name, place));
    }

    void object(Place place, String text) {
        issues.add(place.issue(text));
    }

    /** A criterion that names no terms is a term of its own name. */
    private Set<String> known(Kind kind) {
        var known = new LinkedHashSet<>(declared.getOrDefault(kind, Map.of()).keySet());
        if (kind == Kind.TERM)
            known.addAll(declared.getOrDefault(Kind.CRITERION, Map.of()).keySet());
        if (kind == Kind.TERM) known.add(Policy.ORDERED_SERVICE);
        return known;
    }

    /** Call once the whole document has been read. */
    void settle() {
        for (var mention : mentions) {
            var known = known(mention.kind);
            if (!known.contains(mention.name))
                issues.add(mention.place.issue("expected a %s of this policy (%s), found '%s'"
                        .formatted(mention.kind.word, String.join(", ", known), mention.name)));
        }
        if (!issues.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, issues);
    }
}
