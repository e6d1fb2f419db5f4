package payer.rules.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.Finding.SetAside;
import payer.decision.Source;
import payer.rules.policy.EvidenceRule;
import payer.rules.policy.Leaf;
import payer.rules.policy.Moment;
import payer.rules.policy.Policy;
import payer.rules.policy.Relation;
import payer.rules.policy.RelationText;
import payer.rules.policy.Sought;

/** Finds the facts that speak to a criterion and says of each other one why it cannot be used. */
final class Sorting {

    /** The later one is the greater one; of one day the id tells, so that the order of facts never does. */
    static final Comparator<Fact> BY_DAY = Comparator.comparing(
                    (Fact fact) -> fact.date().orElse(LocalDate.MIN))
            .thenComparing(Fact::id);

    /** What the payer knows by itself. */
    private static final Set<Source> OURS = EnumSet.of(Source.CLAIMS, Source.AUTHORIZATIONS, Source.MEMBERSHIP);

    private final Policy policy;
    private final CaseFile file;
    private final Leaf leaf;
    private final boolean onlyTrusted;

    Sorting(Policy policy, CaseFile file, Leaf leaf) {
        this(policy, file, leaf, false);
    }

    private Sorting(Policy policy, CaseFile file, Leaf leaf, boolean onlyTrusted) {
        this.policy = policy;
        this.file = file;
        this.leaf = leaf;
        this.onlyTrusted = onlyTrusted;
    }

    /** By those facts alone that suffice without a person. */
    Sorting trusting() {
        return new Sorting(policy, file, leaf, true);
    }

    Leaf leaf() {
        return leaf;
    }

    Sorted sort(Sought sought) {
        return sort(sought, sought.of(), true);
    }

    /** For those who look at the author themselves. */
    Sorted sortByAnyone(Sought sought) {
        return sort(sought, sought.of(), false);
    }

    Sorted sort(Sought sought, List<String> terms, boolean minding) {
        var usable = new ArrayList<Fact>();
        var outside = new ArrayList<Fact>();
        var aside = new ArrayList<SetAside>();
        for (var fact : about(terms)) {
            var why = objection(fact)
                    .or(() -> misses(fact, sought.under()))
                    .or(() -> isOutside(fact, sought))
                    .or(() -> minding ? isWrongAuthor(fact, sought) : Optional.empty());
            why.ifPresentOrElse(text -> aside.add(new SetAside(fact, text)), () -> usable.add(fact));
        }
        for (var answer : file.about(Code.question(policy.id(), leaf.name()))) {
            var why = objection(answer);
            if (why.isPresent()) aside.add(new SetAside(answer, why.get()));
            else if (isAnsweredOutside(answer, sought)) outside.add(answer);
            else usable.add(answer);
        }
        return new Sorted(usable, outside, aside);
    }

    /** What the form says to the criterion's own question. */
    List<Fact> answers() {
        return file.about(Code.question(policy.id(), leaf.name())).stream()
                .filter(answer -> objection(answer).isEmpty())
                .toList();
    }

    /** A criterion that names no terms is a term of its own name. */
    private List<Fact> about(List<String> terms) {
        var asked = terms.isEmpty() ? List.of(leaf.name()) : terms;
        return asked.stream().flatMap(term -> about(term).stream()).toList();
    }

    private List<Fact> about(String term) {
        return term.equals(Policy.ORDERED_SERVICE) ? file.about(file.line().code()) : file.about(policy.codes(term));
    }

    /** What speaks against a fact whatever it is asked for. */
    private Optional<String> objection(Fact fact) {
        if (onlyTrusted && !isTrusted(fact)) return Optional.of("somebody has to read it first");
        if (!rule().accepts().contains(fact.source())) return Optional.of("this policy does not accept it from there");
        if (policy.effect().waiver().isPresent() && !OURS.contains(fact.source()))
            return Optional.of("who asks cannot spare themselves the asking");
        if (fact.date().isEmpty()) return Optional.of("it has no date");
        return fact.date().get().isAfter(file.today()) ? Optional.of("its date lies in the future") : Optional.empty();
    }

    private EvidenceRule rule() {
        return leaf.evidence().orElse(policy.evidence());
    }

    /** Days of something that a policy measures by, and the facts that tell them. */
    record Days(List<LocalDate> days, List<Fact> told) {}

    /** With {@code trusted} only by what suffices without a person. */
    Days days(Moment moment, boolean trusted) {
        if (!(moment instanceof Moment.OfFact(Moment.Pick pick, String term)))
            return new Days(file.days(moment, policy), List.of());
        var telling = file.happened(term, policy)
                .filter(fact -> objection(fact).isEmpty())
                .filter(fact -> !trusted || isTrusted(fact))
                .toList();
        var days = CaseFile.picked(pick, telling.stream().flatMap(fact -> fact.date().stream()));
        return new Days(
                days,
                telling.stream()
                        .filter(fact -> days.contains(fact.date().orElseThrow()))
                        .toList());
    }

    boolean isTrusted(Fact fact) {
        return rule().withoutPerson().contains(fact.source());
    }

    private static Optional<String> misses(Fact fact, Set<String> conditions) {
        if (fact.conditions().containsAll(conditions)) return Optional.empty();
        var missing = conditions.stream()
                .filter(condition -> !fact.conditions().contains(condition))
                .toList();
        return Optional.of("it is not said to be: " + String.join(", ", missing));
    }

    /** A question names its window; only where the days of the window are known can an answer contradict it. */
    private boolean isAnsweredOutside(Fact answer, Sought sought) {
        return sought.within()
                .filter(relation -> !file.days(relation.anchor(), policy).isEmpty())
                .flatMap(relation -> isOutside(answer.date().orElseThrow(), relation))
                .isPresent();
    }

    private Optional<String> isOutside(Fact fact, Sought sought) {
        return sought.within().flatMap(relation -> isOutside(fact.date().orElseThrow(), relation));
    }

    private Optional<String> isOutside(LocalDate day, Relation relation) {
        var anchors = file.days(relation.anchor(), policy);
        if (anchors.isEmpty())
            return Optional.of("the day of " + relation.anchor().text() + " is not known");
        return anchors.stream().anyMatch(anchor -> relation.holds(day, anchor))
                ? Optional.empty()
                : Optional.of("its date is not " + RelationText.text(relation));
    }

    private static Optional<String> isWrongAuthor(Fact fact, Sought sought) {
        if (sought.performers().isAnyone()
                || sought.performers().accept(fact.author().role())) return Optional.empty();
        return Optional.of(
                fact.author().isKnown() ? "it comes from a " + fact.author().role() : "it is not known who stated it");
    }

    static boolean isAnswer(Fact fact) {
        return fact.code().isOf(CodeSystem.QUESTION);
    }
}
