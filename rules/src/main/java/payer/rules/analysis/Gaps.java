package payer.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;
import payer.rules.policy.Bounds;
import payer.rules.policy.Branch;
import payer.rules.policy.Check;
import payer.rules.policy.CodeList;
import payer.rules.policy.Leaf;
import payer.rules.policy.Limit;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** What may be asked for, or measured, and no branch answers. */
final class Gaps {

    private static final BigDecimal LOWEST = new BigDecimal(-1_000_000);

    private Gaps() {}

    static List<Remark> of(Policy policy) {
        return Stream.concat(
                        codes(policy).stream(),
                        policy.pathways().stream().flatMap(pathway -> values(policy, pathway).stream()))
                .toList();
    }

    /** A code that needs an authorization, is no exclusion, and that no branch grants. */
    private static List<Remark> codes(Policy policy) {
        if (!(policy.trigger() instanceof Trigger.Listed listed)) return List.of();
        var remarks = new ArrayList<Remark>();
        listed.codes().exact().forEach(code -> {
            for (var kind : RequestKind.values())
                if (isAsked(policy, code, kind) && !isGranted(policy, code, kind))
                    remarks.add(new Remark(
                            Remark.Kind.GAP,
                            code.text(),
                            "It needs an authorization (%s), and no branch grants it."
                                    .formatted(kind.name().toLowerCase(java.util.Locale.ROOT))));
        });
        return remarks;
    }

    private static boolean isAsked(Policy policy, Code code, RequestKind kind) {
        var line = ServiceLine.of(1, code, policy.effective().from());
        var asked = new ServiceLine(
                1,
                code,
                line.modifiers(),
                line.quantity(),
                kind,
                line.diagnoses(),
                line.ordered(),
                line.serviced(),
                "",
                line.provider());
        return policy.authorization().isNeededFor(asked)
                && policy.exclusions().stream().noneMatch(one -> one.codes().contains(code));
    }

    private static boolean isGranted(Policy policy, Code code, RequestKind kind) {
        return policy.pathway(kind).stream()
                .flatMap(pathway -> pathway.branches().stream())
                .anyMatch(branch -> branch.isAbout(code));
    }

    /** Branches that are for other codes do not fill each other's holes. */
    private static List<Remark> values(Policy policy, Pathway pathway) {
        return pathway.branches().stream()
                .map(Branch::grants)
                .distinct()
                .flatMap(grants -> values(policy, pathway, grants).stream())
                .distinct()
                .toList();
    }

    /** Of one thing measured under the same conditions, the stretches between the limits of the branches. */
    private static List<Remark> values(Policy policy, Pathway pathway, Optional<CodeList> grants) {
        var bands = new LinkedHashMap<String, List<Band>>();
        var branches = pathway.branches().stream()
                .filter(branch -> branch.grants().isEmpty() || branch.grants().equals(grants))
                .map(Branch::criteria);
        Stream.concat(pathway.common().stream(), branches)
                .flatMap(criterion -> criterion.leaves(policy))
                .distinct()
                .forEach(leaf -> collect(leaf, bands));
        return bands.entrySet().stream()
                .flatMap(entry -> holes(entry.getValue()).stream().map(hole -> hole.remark(entry.getKey())))
                .toList();
    }

    /** From a value to another one; an empty end is open. */
    private record Band(String leaf, Optional<BigDecimal> from, Optional<BigDecimal> to, String unit) {}

    /** Between the end of one band and the start of the next. */
    private record Hole(Band below, Band above) {
        Remark remark(String subject) {
            return new Remark(
                    Remark.Kind.GAP,
                    List.of(below.leaf, above.leaf).toString(),
                    "Of %s, no criterion speaks of values between %s and %s."
                            .formatted(
                                    subject,
                                    below.to.orElseThrow().toPlainString(),
                                    above.from.orElseThrow().toPlainString()));
        }
    }

    private static void collect(Leaf leaf, Map<String, List<Band>> bands) {
        if (!(leaf.check() instanceof Check.Measurement measurement)) return;
        for (var threshold : measurement.either())
            band(leaf, threshold.bounds())
                    .ifPresent(band -> bands.computeIfAbsent(
                                    String.join(", ", threshold.of().isEmpty() ? List.of(leaf.name()) : threshold.of())
                                            + conditions(measurement)
                                            + " in " + band.unit,
                                    key -> new ArrayList<>())
                            .add(band));
    }

    private static String conditions(Check.Measurement measurement) {
        var under = measurement.sought().under();
        return under.isEmpty() ? "" : " (" + String.join(", ", under) + ")";
    }

    private static Optional<Band> band(Leaf leaf, Bounds bounds) {
        var from = value(bounds.atLeast().or(bounds::moreThan));
        var to = value(bounds.atMost().or(bounds::lessThan));
        return bounds.limits()
                .filter(Limit.Fixed.class::isInstance)
                .map(limit -> ((Limit.Fixed) limit).quantity().unit())
                .findFirst()
                .map(unit -> new Band(leaf.name(), from, to, unit));
    }

    private static Optional<BigDecimal> value(Optional<Limit> limit) {
        return limit.filter(Limit.Fixed.class::isInstance)
                .map(fixed -> ((Limit.Fixed) fixed).quantity().value());
    }

    /** Neighbouring whole numbers leave no hole: nobody measures between grade 2 and grade 3. */
    private static List<Hole> holes(List<Band> bands) {
        var sorted = bands.stream()
                .sorted(Comparator.comparing(band -> band.from.orElse(LOWEST)))
                .toList();
        var holes = new ArrayList<Hole>();
        var highest = sorted.getFirst();
        for (var band : sorted.subList(1, sorted.size())) {
            if (highest.to.isEmpty()) return holes;
            var reached = highest.to.get();
            if (band.from.orElse(LOWEST).compareTo(reached.add(BigDecimal.ONE)) > 0) holes.add(new Hole(highest, band));
            if (band.to.map(to -> to.compareTo(reached) > 0).orElse(true)) highest = band;
        }
        return holes;
    }
}
