package payer.rules.document;

import java.util.ArrayList;
import java.util.EnumSet;
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
        CASE("case"),
        LINE_OF_BUSINESS("line of business"),
        PRODUCT("product"),
        PROVIDER_KIND("provider kind"),
        CONDITION("condition"),
        SHOWN("condition or sign");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private record Mention(Kind kind, String name, Place place) {}

    private final Map<Kind, Map<String, Place>> declared = new HashMap<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Problem.Issue> issues = new ArrayList<>();
    private final List<Problem.Issue> forgiven = new ArrayList<>();
    private final Set<Kind> open = EnumSet.noneOf(Kind.class);
    private final Vocabulary vocabulary;
    private final boolean isForgiving;

    private Names(Vocabulary vocabulary, boolean isForgiving) {
        this.vocabulary = vocabulary;
        this.isForgiving = isForgiving;
    }

    /** For what somebody writes now. */
    static Names strict(Vocabulary vocabulary) {
        return new Names(vocabulary, false);
    }

    /** For what is in force: what could be read when it was published can be read still. */
    static Names forgiving() {
        return new Names(Vocabulary.open(), true);
    }

    boolean forgives(Problem objection) {
        if (isForgiving) forgiven.addAll(objection.issues());
        return isForgiving;
    }

    List<Problem.Issue> forgiven() {
        return List.copyOf(forgiven);
    }

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

    /** Any name of this kind will do. */
    void open(Kind kind) {
        open.add(kind);
    }

    /** A criterion that names no terms is a term of its own name. What is measured under a condition, a case tells as what is shown. */
    private Set<String> known(Kind kind) {
        var known = new LinkedHashSet<>(declared.getOrDefault(kind, Map.of()).keySet());
        if (kind == Kind.SHOWN) known.addAll(vocabulary.words(Kind.CONDITION).orElse(Set.of()));
        if (kind == Kind.TERM)
            known.addAll(declared.getOrDefault(Kind.CRITERION, Map.of()).keySet());
        if (kind == Kind.TERM) known.add(Policy.ORDERED_SERVICE);
        return known;
    }

    /** Call once the whole document has been read. */
    void settle() {
        for (var mention : mentions) {
            var payers = vocabulary.words(mention.kind);
            if (payers.isPresent()) refuseUnlessIn(payers.get(), mention, "known to this payer");
            else if (!open.contains(mention.kind) && !vocabulary.isOpen(mention.kind))
                refuseUnlessIn(known(mention.kind), mention, "of this policy");
        }
        if (!issues.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, issues);
    }

    private void refuseUnlessIn(Set<String> known, Mention mention, String whose) {
        if (!known.contains(mention.name))
            issues.add(mention.place.issue("expected a %s %s (%s), found '%s'"
                    .formatted(mention.kind.word, whose, String.join(", ", known), mention.name)));
    }
}
