package payer.service.review;

import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.Standing;

/** What a case waits for. */
public enum Queue {
    DECIDE("To decide"),
    SECOND_LOOK("Appeals and second looks"),
    INFORMATION("Waiting for information");

    private final String words;

    Queue(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Of several lines the one counts for which we are waited for. */
    static Queue of(PriorAuth authorization) {
        if (any(authorization, Standing.Reopened.class)) return SECOND_LOOK;
        return any(authorization, Standing.Pended.class) || any(authorization, Standing.InPart.class)
                ? DECIDE
                : INFORMATION;
    }

    private static boolean any(PriorAuth authorization, Class<? extends Standing> kind) {
        return authorization.lines().stream()
                .anyMatch(line -> line.standing().isOpen() && kind.isInstance(line.standing()));
    }
}
