package payer.dtr.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import payer.rules.policy.Check;
import payer.rules.policy.Leaf;
import payer.rules.policy.Limit;
import payer.rules.policy.Performers;
import payer.rules.policy.Question;
import payer.rules.policy.Sought;
import payer.rules.policy.Threshold;
import payer.rules.units.Units;

/**
 * How one criterion is asked: what is filled in, and what is told beside it. The answer stands under the criterion's name; the
 * day, the end, the role and the laboratory's limits stand under that name with a suffix.
 */
public record LeafQuestion(
        Leaf leaf,
        AnswerKind kind,
        boolean dated,
        boolean ended,
        Set<String> roles,
        Set<Limit.End> referenceEnds,
        Optional<String> explanation) {

    public static final String DATE = ".date";
    public static final String UNTIL = ".until";
    public static final String ROLE = ".role";
    public static final String LOW = ".low";
    public static final String HIGH = ".high";
    public static final String EXPLANATION = ".explanation";

    /** The words that questions begin with to which yes or no is an answer. */
    private static final Set<String> YES_NO_WORDS = Set.of(
            "is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "will", "should", "must", "could");

    /** Empty where nobody fills in a form for it: the request itself tells, or our own data do. */
    public static Optional<LeafQuestion> of(Leaf leaf) {
        return leaf.question().flatMap(question -> kind(leaf.check()).map(kind -> of(leaf, kind, question)));
    }

    private static LeafQuestion of(Leaf leaf, AnswerKind kind, Question question) {
        var isPlain = !(kind instanceof AnswerKind.YesNo) || asksYesOrNo(question.text());
        return new LeafQuestion(
                leaf,
                kind,
                isDated(leaf.check(), kind),
                kind instanceof AnswerKind.Therapy,
                roles(leaf.check()),
                ends(leaf.check()),
                isPlain ? Optional.empty() : Optional.of(question.text()));
    }

    public String name() {
        return leaf.name();
    }

    /** The question, worded so that a "yes" always says that the criterion holds. */
    public String text() {
        return explanation.isPresent()
                ? "Is this so? " + sentence(leaf.text())
                : leaf.question().map(Question::text).orElse(leaf.text());
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static boolean asksYesOrNo(String question) {
        var end = question.indexOf(' ');
        return end > 0 && YES_NO_WORDS.contains(question.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private static Optional<AnswerKind> kind(Check check) {
        return switch (check) {
            case Check.Measurement measurement -> Optional.of(measured(measurement));
            case Check.Count count -> Optional.of(new AnswerKind.Count());
            case Check.Trial trial ->
                Optional.of(trial.groups() == 1 ? new AnswerKind.Therapy(union(trial)) : new AnswerKind.YesNo());
            case Check.Diagnosis diagnosis -> yesNo();
            case Check.Stated stated -> yesNo();
            case Check.Attestation attestation -> yesNo();
            case Check.Change change -> yesNo();
            case Check.Timing timing -> yesNo();
            case Check.Visit visit -> yesNo();
            case Check.Evaluator evaluator -> yesNo();
            case Check.Adherence adherence -> yesNo();
            case Check.OnFile onFile -> yesNo();
            case Check.Document document -> yesNo();
            case Check.Allowance allowance -> Optional.empty();
            case Check.Age age -> Optional.empty();
            case Check.Setting setting -> Optional.empty();
            case Check.Urgent urgent -> Optional.empty();
            case Check.OrderedTogether together -> Optional.empty();
            case Check.Rate rate -> Optional.empty();
        };
    }

    private static Optional<AnswerKind> yesNo() {
        return Optional.of(new AnswerKind.YesNo());
    }

    private static Set<payer.decision.Outcome> union(Check.Trial trial) {
        var looked = new java.util.LinkedHashSet<>(trial.outcomes());
        looked.addAll(trial.or());
        return looked;
    }

    private static AnswerKind measured(Check.Measurement check) {
        var units = check.either().stream()
                .flatMap(LeafQuestion::fixedUnits)
                .distinct()
                .toList();
        return units.isEmpty() || units.stream().allMatch(Units::isCount)
                ? new AnswerKind.Score()
                : new AnswerKind.Amount(units);
    }

    private static Stream<String> fixedUnits(Threshold threshold) {
        return threshold.bounds().limits().flatMap(limit -> switch (limit) {
            case Limit.Fixed fixed -> Stream.of(fixed.quantity().unit());
            case Limit.OfReference reference -> Stream.of();
        });
    }

    private static Set<Limit.End> ends(Check check) {
        if (!(check instanceof Check.Measurement measurement)) return Set.of();
        return measurement.either().stream()
                .flatMap(threshold -> threshold.bounds().limits())
                .flatMap(limit -> limit instanceof Limit.OfReference reference
                        ? Stream.of(reference.end())
                        : Stream.<Limit.End>of())
                .collect(java.util.stream.Collectors.toSet());
    }

    /** Only who signs counts by role in what a form tells. */
    private static Set<String> roles(Check check) {
        return check instanceof Check.Attestation(Sought sought)
                ? sought.performers().by()
                : Performers.anyone().by();
    }

    /** A day is asked for where it is held against a window, and where a value without one says little. */
    private static boolean isDated(Check check, AnswerKind kind) {
        return kind instanceof AnswerKind.Amount
                || kind instanceof AnswerKind.Therapy
                || check instanceof Check.Visit
                || sought(check).anyMatch(sought -> sought.within().isPresent());
    }

    /** What an answer is held against. */
    public static Stream<Sought> sought(Check check) {
        return switch (check) {
            case Check.Diagnosis(Sought sought) -> Stream.of(sought);
            case Check.Stated(Sought sought) -> Stream.of(sought);
            case Check.Attestation(Sought sought) -> Stream.of(sought);
            case Check.Measurement measurement -> Stream.of(measurement.sought());
            case Check.Change change -> Stream.of(change.from(), change.to());
            case Check.Visit(Sought sought) -> Stream.of(sought);
            case Check.Evaluator evaluator -> Stream.of(evaluator.sought());
            case Check.Trial trial -> Stream.of(trial.sought());
            case Check.Count count -> Stream.of(count.sought());
            case Check.Adherence adherence -> Stream.of(adherence.sought());
            case Check.OnFile(Sought sought) -> Stream.of(sought);
            case Check.Document document -> Stream.of(document.sought());
            case Check.Timing timing -> Stream.of();
            case Check.Allowance allowance -> Stream.of();
            case Check.Age age -> Stream.of();
            case Check.Setting setting -> Stream.of();
            case Check.Urgent urgent -> Stream.of();
            case Check.OrderedTogether together -> Stream.of();
            case Check.Rate rate -> Stream.of();
        };
    }

    /** The terms that a check looks for; one that names none looks for a term of its own name. */
    public static List<String> terms(Leaf leaf, Sought sought) {
        return sought.of().isEmpty() ? List.of(leaf.name()) : sought.of();
    }
}
