package payer.rules.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.Determination;
import payer.decision.Fact;
import payer.decision.Finding;
import payer.decision.Quantity;
import payer.rules.policy.Bounds;
import payer.rules.policy.Check;
import payer.rules.policy.Leaf;
import payer.rules.policy.Limit;
import payer.rules.policy.Policy;
import payer.rules.units.Units;

/** Limits in a unit of another kind than everything that the cases measure: with them it would stay unknown without end. */
final class UnitsOfCases {

    private UnitsOfCases() {}

    static List<Remark> unfit(Policy policy, List<Determination> answers) {
        var findings =
                answers.stream().flatMap(answer -> answer.findings().stream()).toList();
        return policy.leaves().stream()
                .flatMap(leaf -> unfit(leaf, findings).stream())
                .toList();
    }

    private static Optional<Remark> unfit(Leaf leaf, List<Finding> findings) {
        if (!(leaf.check() instanceof Check.Measurement measurement)) return Optional.empty();
        var wanted = measurement.either().stream()
                .flatMap(threshold -> units(threshold.bounds()))
                .distinct()
                .toList();
        var measured = findings.stream()
                .filter(finding -> finding.criterion().equals(leaf.name()))
                .flatMap(UnitsOfCases::facts)
                .flatMap(fact -> fact.amount().stream())
                .filter(Quantity::hasUnit)
                .map(Quantity::unit)
                .distinct()
                .toList();
        var fits =
                measured.stream().anyMatch(unit -> wanted.stream().anyMatch(limit -> Units.areComparable(unit, limit)));
        return measured.isEmpty() || wanted.isEmpty() || fits
                ? Optional.empty()
                : Optional.of(new Remark(
                        Remark.Kind.UNIT,
                        leaf.name(),
                        "The cases measure it in %s, which cannot be turned into %s."
                                .formatted(String.join(", ", measured), String.join(", ", wanted))));
    }

    private static Stream<Fact> facts(Finding finding) {
        return Stream.concat(
                finding.restsOn().stream(), finding.setAside().stream().map(Finding.SetAside::fact));
    }

    private static Stream<String> units(Bounds bounds) {
        return bounds.limits()
                .filter(Limit.Fixed.class::isInstance)
                .map(limit -> ((Limit.Fixed) limit).quantity().unit());
    }
}
