package payer.rules.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.Quantity;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.Applicability;
import payer.rules.policy.Bounds;
import payer.rules.policy.Check;
import payer.rules.policy.CodeExclusion;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Effect;
import payer.rules.policy.Leaf;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;
import payer.rules.units.Units;

/**
 * What is well written and can yet mean nothing: limits that no value keeps, codes that the policy is not about. Refused in what
 * somebody writes, and only remembered in what is in force already.
 */
final class Slips {

    private static final int OLDEST = 130;
    private static final int LONGEST_TITLE = 300;
    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

    private final Policy policy;
    private final Place place;
    private final List<Problem.Issue> issues = new ArrayList<>();

    private Slips(Policy policy, Place place) {
        this.policy = policy;
        this.place = place;
    }

    static void check(Policy policy, Place place) {
        var slips = new Slips(policy, place);
        slips.title();
        slips.ages(policy.applies());
        policy.leaves().forEach(slips::leaf);
        policy.atOrdering().stream()
                .flatMap(rule -> rule.when().stream())
                .flatMap(when -> when.leaves(policy))
                .forEach(slips::leaf);
        if (policy.trigger() instanceof Trigger.Listed(CodeList codes, var _)) slips.codes(codes);
        slips.alternatives();
        if (policy.effect() == Effect.SAME_OR_SIMILAR) slips.onlyHistory();
        if (slips.issues.isEmpty()) return;
        var refused = new Problem(ProblemKind.INVALID_VALUE, slips.issues);
        if (!place.names().forgives(refused)) throw refused;
    }

    private void title() {
        var title = policy.identity().title();
        if (title.length() > LONGEST_TITLE)
            add(
                    at(place, "title"),
                    "expected a title of up to %d characters, found %d".formatted(LONGEST_TITLE, title.length()));
    }

    private void ages(Applicability applies) {
        Stream.of(applies.ageFrom(), applies.ageTo())
                .flatMap(Optional::stream)
                .filter(age -> age > OLDEST)
                .forEach(age -> add(at(place, "applies to"), tooOld(age)));
    }

    private static String tooOld(int age) {
        return "expected an age of up to %d years, found %d".formatted(OLDEST, age);
    }

    private void leaf(Leaf leaf) {
        in(leaf.check())
                .forEach(slip -> add(
                        place.names().place(Names.Kind.CRITERION, leaf.name()).orElse(place), slip));
    }

    private static Stream<String> in(Check check) {
        return switch (check) {
            case Check.Measurement measurement ->
                measurement.either().stream().map(one -> one.bounds()).flatMap(Slips::of);
            case Check.Change change -> of(change.amount(), change.direction());
            case Check.Adherence adherence -> Stream.concat(ofADay(adherence.daily()), ofAShare(adherence.percent()));
            case Check.Allowance allowance -> ofALimit(allowance.most());
            case Check.Rate rate -> ofAShare(rate.atLeastPercent());
            case Check.Age age ->
                Stream.of(age.from(), age.to())
                        .flatMap(Optional::stream)
                        .filter(years -> years > OLDEST)
                        .map(Slips::tooOld);
            case Check.Timing timing ->
                timing.event().equals(timing.comes().anchor())
                        ? Stream.of("expected two different moments, found one and the same twice")
                        : Stream.empty();
            default -> Stream.empty();
        };
    }

    private static Stream<String> of(Bounds bounds) {
        return bounds.keepsNothing()
                ? Stream.of("expected limits in order: no value lies between them")
                : Stream.empty();
    }

    private static Stream<String> of(Check.Amount amount, Check.Direction direction) {
        var isNone = amount.quantity()
                .map(quantity -> quantity.value().signum() <= 0)
                .orElseGet(() -> amount.percent().orElseThrow() == 0);
        var isBackwards = amount.quantity()
                .filter(quantity -> quantity.value().signum() < 0)
                .isPresent();
        if (isBackwards || (isNone && !amount.strictly())) return Stream.of("expected a change above zero");
        var isMoreThanAll = direction == Check.Direction.FALLS
                && amount.percent().filter(percent -> percent > 100).isPresent();
        return isMoreThanAll ? Stream.of("expected a fall by up to 100 % of the first") : Stream.empty();
    }

    private static Stream<String> ofADay(Quantity daily) {
        var isPartOfADay = Units.in(daily, "h")
                .filter(hours -> hours.signum() > 0 && hours.compareTo(HOURS_OF_A_DAY) <= 0)
                .isPresent();
        return isPartOfADay
                ? Stream.empty()
                : Stream.of("expected a part of a day such as '4 h', found '%s'".formatted(daily.text()));
    }

    private static Stream<String> ofAShare(int percent) {
        return percent >= 1 && percent <= 100
                ? Stream.empty()
                : Stream.of("expected a share of 1 to 100 %%, found %d %%".formatted(percent));
    }

    private static Stream<String> ofALimit(Quantity most) {
        return most.value().signum() > 0
                ? Stream.empty()
                : Stream.of("expected a limit above zero, found '%s'".formatted(most.text()));
    }

    /** Whatever a policy says of a code that it is not about, nobody would ever hear. */
    private void codes(CodeList about) {
        for (var i = 0; i < policy.exclusions().size(); i++)
            foreign(policy.exclusions().get(i).codes(), about, at(item(at(place, "not covered"), i), "codes"));
        policy.authorization()
                .onlyFor()
                .ifPresent(codes -> foreign(codes, about, at(at(place, "authorization"), "only codes")));
        for (var i = 0; i < policy.pathways().size(); i++)
            branches(policy.pathways().get(i), item(at(place, "pathways"), i), about);
        for (var i = 0; i < policy.atOrdering().size(); i++) {
            var rule = item(at(place, "at ordering"), i);
            policy.atOrdering().get(i).onlyFor().ifPresent(codes -> foreign(codes, about, at(rule, "only codes")));
        }
    }

    private void branches(Pathway pathway, Place where, CodeList about) {
        for (var i = 0; i < pathway.branches().size(); i++) {
            var branch = item(at(where, "branches"), i);
            pathway.branches().get(i).grants().ifPresent(codes -> foreign(codes, about, at(branch, "only codes")));
        }
    }

    /** What is in a set is known only once the set is looked up. */
    private void foreign(CodeList some, CodeList about, Place where) {
        some.patterns().forEach((system, patterns) -> {
            if (hasSets(about.patterns().getOrDefault(system, List.of()))) return;
            patterns.stream()
                    .filter(pattern -> pattern.ends().stream().anyMatch(end -> !about.contains(system.code(end))))
                    .forEach(pattern -> add(
                            where,
                            "expected only codes of this policy (%s), found '%s'"
                                    .formatted(about.text(), pattern.text())));
        });
    }

    private static boolean hasSets(List<CodePattern> patterns) {
        return patterns.stream().anyMatch(CodePattern.InSet.class::isInstance);
    }

    /** Such a policy sends to a person what was supplied before, and nothing else. */
    private void onlyHistory() {
        policy.leaves().stream()
                .filter(leaf -> !(leaf.check() instanceof Check.OnFile))
                .forEach(leaf -> add(
                        place.names().place(Names.Kind.CRITERION, leaf.name()).orElse(place),
                        "expected only 'on file' in a policy of the effect 'same or similar'"));
    }

    private void alternatives() {
        for (var i = 0; i < policy.exclusions().size(); i++) {
            var where = at(item(at(place, "not covered"), i), "instead");
            policy.exclusions().get(i).instead().stream()
                    .flatMap(CodeList::exact)
                    .filter(this::isExcluded)
                    .forEach(code -> add(
                            where, "expected a code that is not excluded itself, found '%s'".formatted(code.text())));
        }
    }

    private boolean isExcluded(Code code) {
        return policy.exclusions().stream().map(CodeExclusion::codes).anyMatch(codes -> codes.contains(code));
    }

    private void add(Place where, String text) {
        issues.add(where.issue(text));
    }

    private static Place at(Place whole, String key) {
        return whole.isGroup() ? whole.entries().getOrDefault(key, whole) : whole;
    }

    private static Place item(Place list, int index) {
        return list.isList() ? list.items().get(index) : list;
    }
}
