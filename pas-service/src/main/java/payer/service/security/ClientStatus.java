package payer.service.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import payer.service.runtime.Mode;

/** Where a registered client stands in its life. */
public enum ClientStatus {
    /** Its developer is still editing it. */
    DRAFT,
    /** Synthetic data only, which is what a service in demo mode holds. */
    SANDBOX,
    /** Its review for production is asked for; still a sandbox client. */
    PENDING_PRODUCTION,
    PRODUCTION,
    /** Under investigation: fewer scopes, and only tokens issued since. */
    RESTRICTED,
    /** Stopped at once; may come back. */
    SUSPENDED,
    /** Stopped for ever; its id is never given again. */
    REVOKED;

    public boolean mayCall(Mode mode) {
        return switch (this) {
            case SANDBOX, PENDING_PRODUCTION -> mode == Mode.DEMO;
            case PRODUCTION, RESTRICTED -> true;
            case DRAFT, SUSPENDED, REVOKED -> false;
        };
    }

    public boolean mayBecome(ClientStatus next) {
        return nextOnes().contains(next);
    }

    private Set<ClientStatus> nextOnes() {
        return switch (this) {
            case DRAFT -> Set.of(SANDBOX, PENDING_PRODUCTION, REVOKED);
            case SANDBOX -> Set.of(DRAFT, PENDING_PRODUCTION, SUSPENDED, REVOKED);
            case PENDING_PRODUCTION -> Set.of(SANDBOX, PRODUCTION, SUSPENDED, REVOKED);
            case PRODUCTION -> Set.of(RESTRICTED, SUSPENDED, REVOKED);
            case RESTRICTED -> Set.of(PRODUCTION, SUSPENDED, REVOKED);
            case SUSPENDED -> Set.of(SANDBOX, PENDING_PRODUCTION, PRODUCTION, RESTRICTED, REVOKED);
            case REVOKED -> Set.of();
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ClientStatus> ofCode(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
