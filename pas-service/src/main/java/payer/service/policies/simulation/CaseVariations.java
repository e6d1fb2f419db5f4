package payer.service.policies.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import payer.decision.AuthorizationCase;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Quantity;

/**
 * Requests that might have been: the cases of the policies, with facts missing, measured a little differently, or of another
 * day. The same seed and number always make the same request, so any part can be made again by itself.
 */
final class CaseVariations {
    private static final double MISSING = 0.12;
    private static final double MEASURED_OTHERWISE = 0.5;
    private static final double OTHER_DAY = 0.15;
    private static final double OPPOSITE = 0.04;
    private static final int DAYS = 30;
    /** An odd number with its bits well mixed, so that neighbouring requests have nothing in common. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<AuthorizationCase> cases;
    private final long seed;

    CaseVariations(List<AuthorizationCase> cases, long seed) {
        if (cases.isEmpty()) throw new IllegalArgumentException("there is a case to vary");
        this.cases = List.copyOf(cases);
        this.seed = seed;
    }

    PastRequest request(long number) {
        var random = new SplittableRandom(seed + (number + 1) * SPREAD);
        var basis = cases.get(random.nextInt(cases.size()));
        var facts = new ArrayList<Fact>(basis.facts().size());
        for (var fact : basis.facts()) varied(fact, random).ifPresent(facts::add);
        return new PastRequest(number, basis.with(facts));
    }

    private static Optional<Fact> varied(Fact fact, SplittableRandom random) {
        if (random.nextDouble() < MISSING) return Optional.empty();
        var value = varied(fact.value(), random);
        var shift = random.nextDouble() < OTHER_DAY ? -random.nextInt(1, DAYS + 1) : 0;
        return Optional.of(new Fact(
                fact.id(),
                fact.code(),
                value,
                fact.conditions(),
                fact.date().map(day -> day.plusDays(shift)),
                fact.until().map(day -> day.plusDays(shift)),
                fact.reference(),
                fact.source(),
                fact.author(),
                fact.line()));
    }

    private static FactValue varied(FactValue value, SplittableRandom random) {
        return switch (value) {
            case FactValue.YesNo(boolean yes) -> new FactValue.YesNo(random.nextDouble() < OPPOSITE ? !yes : yes);
            case FactValue.Amount(Quantity quantity) ->
                random.nextDouble() < MEASURED_OTHERWISE ? new FactValue.Amount(varied(quantity, random)) : value;
            case FactValue.Went went -> went;
        };
    }

    /** As precise as before: an oxygen saturation stays a whole number of percent. */
    private static Quantity varied(Quantity quantity, SplittableRandom random) {
        var factor = BigDecimal.valueOf(random.nextInt(85, 116)).movePointLeft(2);
        var scale = Math.max(quantity.value().scale(), 0);
        return new Quantity(quantity.value().multiply(factor).setScale(scale, RoundingMode.HALF_UP), quantity.unit());
    }
}
