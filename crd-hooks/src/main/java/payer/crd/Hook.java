package payer.crd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The moments at which we are asked. The name of a hook is the id of its service too. */
public enum Hook {
    ORDER_SIGN("order-sign", true),
    ORDER_DISPATCH("order-dispatch", true),
    APPOINTMENT_BOOK("appointment-book", true),
    ORDER_SELECT("order-select", false),
    ENCOUNTER_START("encounter-start", false),
    ENCOUNTER_DISCHARGE("encounter-discharge", false);

    private final String text;
    private final boolean primary;

    Hook(String text, boolean primary) {
        this.text = text;
        this.primary = primary;
    }

    public String text() {
        return text;
    }

    /** Coverage information is owed for these; the others may not ask for documents. */
    public boolean isPrimary() {
        return primary;
    }

    /** What the context must have. */
    List<String> required() {
        return switch (this) {
            case ORDER_SIGN -> List.of("userId", "patientId", "draftOrders");
            case ORDER_DISPATCH -> List.of("patientId", "performer");
            case APPOINTMENT_BOOK -> List.of("userId", "patientId", "appointments");
            case ORDER_SELECT -> List.of("userId", "patientId", "selections", "draftOrders");
            case ENCOUNTER_START, ENCOUNTER_DISCHARGE -> List.of("userId", "patientId", "encounterId");
        };
    }

    public boolean isOfEncounter() {
        return this == ENCOUNTER_START || this == ENCOUNTER_DISCHARGE;
    }

    public static Optional<Hook> named(String text) {
        return Arrays.stream(values()).filter(hook -> hook.text.equals(text)).findFirst();
    }
}
