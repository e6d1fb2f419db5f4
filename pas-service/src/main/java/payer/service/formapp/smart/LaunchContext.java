package payer.service.formapp.smart;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the app was launched for: references on the EHR's server, canonicals of forms, and what was said at the order screen.
 * It comes as {@code appContext}, which the card of the order screen carried, and as SMART's {@code fhirContext}.
 */
public record LaunchContext(
        List<String> orders, Optional<String> coverage, List<String> questionnaires, List<String> assertions) {
    /** Much more than an order screen has; a list that is longer is not looked through. */
    private static final int MOST = 50;

    private static final Set<String> ORDERS = Set.of(
            "Appointment",
            "DeviceRequest",
            "MedicationRequest",
            "NutritionOrder",
            "ServiceRequest",
            "SupplyRequest",
            "VisionPrescription");

    public LaunchContext {
        orders = List.copyOf(orders);
        questionnaires = List.copyOf(questionnaires);
        assertions = List.copyOf(assertions);
    }

    /** {@code told} are the parameters that came with the token. */
    static LaunchContext of(Map<String, Object> told) {
        var card = card(told.get("appContext"));
        return new LaunchContext(
                joined(texts(card.get("orders")), references(told).filter(LaunchContext::isOrder)),
                joined(texts(card.get("coverage")), references(told).filter(LaunchContext::isCoverage)).stream()
                        .findFirst(),
                joined(texts(card.get("questionnaires")), named(told, "canonical")),
                joined(texts(card.get("assertions")), Stream.of()));
    }

    /** Text with JSON in it, as cards carry it; some EHRs hand it on as JSON. */
    private static Map<?, ?> card(@Nullable Object context) {
        if (context instanceof Map<?, ?> read) return read;
        if (!(context instanceof String text)) return Map.of();
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException e) {
            return Map.of(); // somebody else's context: the clinician chooses what it is about
        }
    }

    private static Stream<String> references(Map<String, Object> told) {
        return named(told, "reference");
    }

    private static Stream<String> named(Map<String, Object> told, String element) {
        return told.get("fhirContext") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(entry -> ((Map<?, ?>) entry).get(element))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                : Stream.of();
    }

    private static Stream<String> texts(@Nullable Object value) {
        if (value instanceof String text) return Stream.of(text);
        return value instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.of();
    }

    private static List<String> joined(Stream<String> some, Stream<String> others) {
        return Stream.concat(some, others)
                .filter(text -> !text.isBlank() && text.length() < 500)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static boolean isOrder(String reference) {
        return ORDERS.contains(reference.substring(0, Math.max(0, reference.indexOf('/'))));
    }

    private static boolean isCoverage(String reference) {
        return reference.startsWith("Coverage/");
    }

    @Override
    public String toString() {
        return "LaunchContext";
    }
}
