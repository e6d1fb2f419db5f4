package payer.rules;

import java.math.BigDecimal;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.decision.Outcome;
import payer.decision.Quantity;
import payer.rules.policy.Bounds;
import payer.rules.policy.Check;
import payer.rules.policy.Leaf;
import payer.rules.policy.Limit;
import payer.rules.policy.Performers;
import payer.rules.policy.Relation;
import payer.rules.policy.Rounds;
import payer.rules.policy.Sought;
import payer.rules.policy.Threshold;
import payer.rules.units.Units;

/** The ways in which somebody might weaken a leaf by a slip of the pen, each with a name. */
final class WeakerLeaves {

    private static final BigDecimal LESS = new BigDecimal("0.9");
    private static final BigDecimal MORE = new BigDecimal("1.1");

    private WeakerLeaves() {}

    static Map<String, Leaf> of(Leaf leaf) {
        var weaker = new LinkedHashMap<String, Leaf>();
        checks(leaf.check()).forEach((name, check) -> weaker.put(name, with(leaf, check)));
        if (leaf.evidence().isPresent())
            weaker.put(
                    "evidence from anywhere",
                    new Leaf(
                            leaf.name(),
                            leaf.text(),
                            leaf.check(),
                            Optional.empty(),
                            leaf.question(),
                            leaf.unmet(),
                            leaf.reviewer(),
                            leaf.overruled()));
        return weaker;
    }

    private static Leaf with(Leaf leaf, Check check) {
        return new Leaf(
                leaf.name(),
                leaf.text(),
                check,
                leaf.evidence(),
                leaf.question(),
                leaf.unmet(),
                leaf.reviewer(),
                leaf.overruled());
    }

    private static Map<String, Check> checks(Check check) {
        return switch (check) {
            case Check.Diagnosis diagnosis -> each(diagnosis.sought(), Check.Diagnosis::new);
            case Check.Stated stated -> each(stated.sought(), Check.Stated::new);
            case Check.Attestation attestation -> each(attestation.sought(), Check.Attestation::new);
            case Check.Visit visit -> each(visit.sought(), Check.Visit::new);
            case Check.OnFile onFile -> each(onFile.sought(), Check.OnFile::new);
            case Check.Measurement measurement -> measurement(measurement);
            case Check.Change change -> change(change);
            case Check.Timing timing -> timing(timing);
            case Check.Evaluator evaluator -> evaluator(evaluator);
            case Check.Trial trial -> trial(trial);
            case Check.Count(Sought sought, int atLeast) -> {
                var weaker = each(sought, one -> new Check.Count(one, atLeast));
                if (atLeast > 1) weaker.put("one event fewer", new Check.Count(sought, atLeast - 1));
                yield weaker;
            }
            case Check.Adherence adherence -> adherence(adherence);
            case Check.Allowance(Quantity most, Optional<Period> per, List<String> counting) -> {
                var weaker = new LinkedHashMap<String, Check>();
                weaker.put("more allowed", new Check.Allowance(times(most, MORE), per, counting));
                if (!counting.isEmpty())
                    weaker.put("earlier ones not counted", new Check.Allowance(most, per, List.of()));
                per.ifPresent(length -> weaker.put(
                        "shorter period", new Check.Allowance(most, Optional.of(Period.ofDays(7)), counting)));
                yield weaker;
            }
            case Check.Document(Sought sought, Set<String> showing) -> {
                var weaker = each(sought, one -> new Check.Document(one, showing));
                for (var part : showing)
                    weaker.put("need not show " + part, new Check.Document(sought, without(showing, part)));
                yield weaker;
            }
            case Check.Age(Optional<Integer> from, Optional<Integer> to) -> {
                var weaker = new LinkedHashMap<String, Check>();
                from.ifPresent(age -> weaker.put("a year younger", new Check.Age(Optional.of(age - 1), to)));
                to.ifPresent(age -> weaker.put("a year older", new Check.Age(from, Optional.of(age + 1))));
                yield weaker;
            }
            case Check.Rate rate -> rate(rate);
            case Check.Setting setting -> new LinkedHashMap<>();
            case Check.Urgent urgent -> new LinkedHashMap<>();
            case Check.OrderedTogether together -> new LinkedHashMap<>();
        };
    }

    private static Map<String, Check> each(Sought sought, java.util.function.Function<Sought, Check> build) {
        var weaker = new LinkedHashMap<String, Check>();
        sought(sought).forEach((name, one) -> weaker.put(name, build.apply(one)));
        return weaker;
    }

    private static Map<String, Sought> sought(Sought sought) {
        var weaker = new LinkedHashMap<String, Sought>();
        for (var condition : sought.under())
            weaker.put(
                    "need not be " + condition,
                    new Sought(sought.of(), without(sought.under(), condition), sought.within(), sought.performers()));
        if (sought.within().isPresent())
            weaker.put("at any time", new Sought(sought.of(), sought.under(), Optional.empty(), sought.performers()));
        if (!sought.performers().isAnyone())
            weaker.put("by anyone", new Sought(sought.of(), sought.under(), sought.within(), Performers.anyone()));
        return weaker;
    }

    private static Map<String, Check> measurement(Check.Measurement check) {
        var weaker = each(check.sought(), one -> new Check.Measurement(check.either(), one, check.pick()));
        for (var i = 0; i < check.either().size(); i++) {
            var at = i;
            bounds(check.either().get(i).bounds()).forEach((name, bounds) -> {
                var either = new ArrayList<>(check.either());
                either.set(at, new Threshold(check.either().get(at).of(), bounds));
                weaker.put(name + " of alternative " + at, new Check.Measurement(either, check.sought(), check.pick()));
            });
        }
        return weaker;
    }

    private static Map<String, Bounds> bounds(Bounds of) {
        var weaker = new LinkedHashMap<String, Bounds>();
        of.atLeast()
                .ifPresent(limit -> weaker.put(
                        "lower limit lowered",
                        new Bounds(moved(limit, LESS), of.moreThan(), of.atMost(), of.lessThan())));
        of.moreThan()
                .ifPresent(limit -> weaker.put(
                        "lower limit lowered",
                        new Bounds(of.atLeast(), moved(limit, LESS), of.atMost(), of.lessThan())));
        of.atMost()
                .ifPresent(limit -> weaker.put(
                        "upper limit raised",
                        new Bounds(of.atLeast(), of.moreThan(), moved(limit, MORE), of.lessThan())));
        of.lessThan()
                .ifPresent(limit -> weaker.put(
                        "upper limit raised",
                        new Bounds(of.atLeast(), of.moreThan(), of.atMost(), moved(limit, MORE))));
        return weaker;
    }

    private static Optional<Limit> moved(Limit limit, BigDecimal factor) {
        return Optional.of(
                switch (limit) {
                    case Limit.Fixed(Quantity quantity) -> new Limit.Fixed(times(quantity, factor));
                    case Limit.OfReference(int percent, Limit.End end) ->
                        new Limit.OfReference(percent * factor.movePointRight(1).intValue() / 10, end);
                });
    }

    /** Counts, stages and grades move by one: there is nothing between two of them that a case could show. */
    private static Quantity times(Quantity quantity, BigDecimal factor) {
        var moved = Units.isCount(quantity.unit())
                ? quantity.value().add(BigDecimal.valueOf(factor.compareTo(BigDecimal.ONE)))
                : quantity.value().multiply(factor);
        return new Quantity(moved, quantity.unit());
    }

    private static Map<String, Check> change(Check.Change check) {
        var weaker = new LinkedHashMap<String, Check>();
        var amount = check.amount();
        if (amount.strictly())
            weaker.put("no longer strictly", with(check, new Check.Amount(amount.quantity(), amount.percent(), false)));
        else
            weaker.put(
                    "a smaller change",
                    with(
                            check,
                            new Check.Amount(
                                    amount.quantity().map(one -> times(one, LESS)),
                                    amount.percent().map(one -> one * 9 / 10),
                                    false)));
        if (check.apart().isPresent())
            weaker.put(
                    "at any distance",
                    new Check.Change(check.from(), check.to(), check.direction(), amount, Optional.empty()));
        if (check.to().within().isPresent())
            sought(check.to())
                    .forEach((name, to) -> weaker.put(
                            name, new Check.Change(check.from(), to, check.direction(), amount, check.apart())));
        return weaker;
    }

    private static Check with(Check.Change check, Check.Amount amount) {
        return new Check.Change(check.from(), check.to(), check.direction(), amount, check.apart());
    }

    private static Map<String, Check> timing(Check.Timing check) {
        var weaker = new LinkedHashMap<String, Check>();
        var comes = check.comes();
        comes.earliest()
                .ifPresent(one -> weaker.put(
                        "as early as one likes",
                        new Check.Timing(
                                check.event(), new Relation(Optional.empty(), comes.latest(), comes.anchor()))));
        comes.latest()
                .ifPresent(one -> weaker.put(
                        "as late as one likes",
                        new Check.Timing(
                                check.event(), new Relation(comes.earliest(), Optional.empty(), comes.anchor()))));
        return weaker;
    }

    private static Map<String, Check> evaluator(Check.Evaluator check) {
        var weaker = each(check.sought(), one -> new Check.Evaluator(one, check.credentials(), check.independent()));
        for (var credential : check.credentials())
            weaker.put(
                    "without " + credential,
                    new Check.Evaluator(check.sought(), without(check.credentials(), credential), check.independent()));
        if (check.independent())
            weaker.put("not independent", new Check.Evaluator(check.sought(), check.credentials(), false));
        return weaker;
    }

    private static Map<String, Check> trial(Check.Trial check) {
        var weaker = each(
                check.sought(),
                one -> new Check.Trial(one, check.groups(), check.lasting(), check.outcomes(), check.or()));
        if (check.groups() > 1)
            weaker.put(
                    "one therapy fewer",
                    new Check.Trial(check.sought(), check.groups() - 1, check.lasting(), check.outcomes(), check.or()));
        check.lasting()
                .ifPresent(length -> weaker.put(
                        "a bit shorter",
                        new Check.Trial(
                                check.sought(),
                                check.groups(),
                                Optional.of(
                                        length.get(ChronoUnit.DAYS) > 0 ? length.minusDays(1) : length.minusMonths(1)),
                                check.outcomes(),
                                check.or())));
        var any = new LinkedHashSet<>(check.outcomes());
        any.add(Outcome.IMPROVED);
        weaker.put(
                "improved will do", new Check.Trial(check.sought(), check.groups(), check.lasting(), any, check.or()));
        return weaker;
    }

    private static Map<String, Check> adherence(Check.Adherence check) {
        var weaker =
                each(check.sought(), one -> new Check.Adherence(one, check.daily(), check.percent(), check.days()));
        weaker.put(
                "less a day",
                new Check.Adherence(check.sought(), times(check.daily(), LESS), check.percent(), check.days()));
        weaker.put(
                "on fewer days", new Check.Adherence(check.sought(), check.daily(), check.percent() - 5, check.days()));
        return weaker;
    }

    private static Map<String, Check> rate(Check.Rate check) {
        var weaker = new LinkedHashMap<String, Check>();
        weaker.put("a lower rate", rate(check, check.atLeastPercent() - 10, check.atLeastCount(), check.rounds()));
        weaker.put("one request fewer", rate(check, check.atLeastPercent(), check.atLeastCount() - 1, check.rounds()));
        weaker.put(
                "at any time",
                new Check.Rate(
                        check.of(),
                        check.outOf(),
                        check.atLeastPercent(),
                        check.atLeastCount(),
                        Optional.empty(),
                        Optional.empty()));
        check.rounds().ifPresent(rounds -> weaker.putAll(rounds(check, rounds)));
        return weaker;
    }

    private static Map<String, Check> rounds(Check.Rate check, Rounds rounds) {
        var weaker = new LinkedHashMap<String, Check>();
        var quick = new Rounds(rounds.each(), Period.ZERO, rounds.holds());
        var lasting = new Rounds(rounds.each(), rounds.notice(), Optional.empty());
        if (!quick.equals(rounds)) weaker.put("without notice", rate(check, quick));
        if (!lasting.equals(rounds)) weaker.put("for ever", rate(check, lasting));
        return weaker;
    }

    private static Check.Rate rate(Check.Rate check, Rounds rounds) {
        return rate(check, check.atLeastPercent(), check.atLeastCount(), Optional.of(rounds));
    }

    private static Check.Rate rate(Check.Rate check, int percent, int count, Optional<Rounds> rounds) {
        return new Check.Rate(check.of(), check.outOf(), percent, count, check.within(), rounds);
    }

    private static Set<String> without(Set<String> names, String one) {
        var rest = new LinkedHashSet<>(names);
        rest.remove(one);
        return rest;
    }
}
