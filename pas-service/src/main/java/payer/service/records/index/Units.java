package payer.service.records.index;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.Pair;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;

/** Brings amounts of the same dimension to the same unit, by UCUM. */
@Singleton
public final class Units {
    public static final String UCUM = "http://unitsofmeasure.org";

    private static final String FOR_ONE_MILLION = "1000000";
    private static final BigDecimal MILLION = new BigDecimal(FOR_ONE_MILLION);
    private static final int MOST_REMEMBERED = 10_000;

    private final UcumService ucum = load();
    private final Map<String, Optional<Scale>> scales = new ConcurrentHashMap<>();

    /** An amount in the base units of its dimension. */
    public record Canonical(BigDecimal value, String unit) {}

    private record Scale(BigDecimal factor, String unit) {}

    /** Empty if UCUM does not know the code, or its units have no zero in common (such as degrees Celsius and kelvin). */
    public Optional<Canonical> canonical(BigDecimal value, String code) {
        return scale(code).map(scale -> new Canonical(value.multiply(scale.factor), scale.unit));
    }

    private Optional<Scale> scale(String code) {
        var known = scales.get(code);
        if (known != null) return known;
        var found = find(code);
        // Codes come from outside, so what is remembered of them is limited.
        if (scales.size() < MOST_REMEMBERED) scales.put(code, found);
        return found;
    }

    private Optional<Scale> find(String code) {
        if (code.isEmpty() || code.length() > 60) return Optional.empty();
        try {
            var whole = ucum.getCanonicalForm(new Pair(new Decimal(FOR_ONE_MILLION), code));
            var none = ucum.getCanonicalForm(new Pair(new Decimal("0"), code));
            if (!none.getValue().isZero()) return Optional.empty();
            var factor = new BigDecimal(whole.getValue().asDecimal()).divide(MILLION);
            return Optional.of(new Scale(factor.stripTrailingZeros(), whole.getCode()));
        } catch (UcumException | RuntimeException e) {
            return Optional.empty(); // not a unit of UCUM; what is wrong with it is of no use to a search
        }
    }

    private static UcumService load() {
        try (InputStream essence = UcumService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(essence);
        } catch (java.io.IOException | UcumException e) {
            throw new IllegalStateException("The units of UCUM cannot be read", e);
        }
    }
}
