package payer.service.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be ordered in the sandbox, in our own words. */
public enum Orderable {
    OXYGEN_CONCENTRATOR("E1390", "Oxygen concentrator for the home", Kind.RENTAL),
    PORTABLE_OXYGEN("E0431", "Portable oxygen", Kind.RENTAL),
    AIRWAY_PRESSURE("E0601", "Airway pressure device for the night", Kind.RENTAL),
    GLUCOSE_MONITOR("E2103", "Glucose monitor, non-adjunctive", Kind.PURCHASE),
    GLUCOSE_SUPPLIES("A4239", "Supplies for the glucose monitor, a month", Kind.PURCHASE),
    HOSPITAL_BED("E0260", "Hospital bed, semi-electric", Kind.RENTAL),
    TOTAL_ELECTRIC_BED("E0265", "Hospital bed, total electric", Kind.RENTAL),
    POWER_WHEELCHAIR("K0823", "Power wheelchair", Kind.PURCHASE),
    LUMBAR_MRI("LM-MRI-LUMBAR", "MRI of the lumbar spine", Kind.IMAGING),
    BOTULINUM_TOXIN("J0585", "Botulinum toxin, a unit", Kind.DRUG),
    CANE("E0100", "Cane", Kind.PURCHASE);

    /** How it is ordered and paid: the type of request, the X12 service type, rent or buy, and where it happens. */
    enum Kind {
        RENTAL("DeviceRequest", "18", "RR", "12"),
        PURCHASE("DeviceRequest", "12", "NU", "12"),
        IMAGING("ServiceRequest", "62", "", "22"),
        DRUG("MedicationRequest", "88", "", "11");

        final String type;
        final String serviceType;
        final String modifier;
        final String place;

        Kind(String type, String serviceType, String modifier, String place) {
            this.type = type;
            this.serviceType = serviceType;
            this.modifier = modifier;
            this.place = place;
        }
    }

    private static final List<String> NAMED_BY = List.of("codeCodeableConcept", "code", "medicationCodeableConcept");

    private final String code;
    private final String words;
    private final Kind kind;

    Orderable(String code, String words, Kind kind) {
        this.code = code;
        this.words = words;
        this.kind = kind;
    }

    public static Optional<Orderable> ofCode(String code) {
        return Arrays.stream(values()).filter(item -> item.code.equals(code)).findFirst();
    }

    /** What a request, as somebody else wrote it, orders; empty if this system knows no such thing. */
    static Optional<Orderable> of(JsonNode request) {
        return NAMED_BY.stream()
                .flatMap(name -> request.path(name).path("coding").valueStream())
                .flatMap(coding -> ofCode(coding.path("code").asText()).stream())
                .findFirst();
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    Kind kind() {
        return kind;
    }

    boolean isOxygen() {
        return this == OXYGEN_CONCENTRATOR || this == PORTABLE_OXYGEN;
    }

    /** Where no public code exists, the plan has its own. */
    String system() {
        return this == LUMBAR_MRI ? Codes.PLAN : Codes.HCPCS;
    }
}
