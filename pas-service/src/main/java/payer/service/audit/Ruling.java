package payer.service.audit;

import java.util.Map;

/**
 * Whether it was allowed, and on what ground.
 *
 * @param reason a code; empty for a plain permit
 * @param basis what the ruling rests on: ids and versions of consent, attribution, opt-in, rules
 * @param purpose purpose of use; empty if none was given
 */
public record Ruling(Decision decision, String reason, Map<String, String> basis, String purpose) {
    public static final Ruling PERMIT = new Ruling(Decision.PERMIT, "", Map.of(), "");

    /** PARTIAL: allowed, but something was withheld. */
    public enum Decision {
        PERMIT,
        DENY,
        PARTIAL
    }

    public Ruling {
        basis = Map.copyOf(basis);
    }

    public static Ruling deny(String reason) {
        return new Ruling(Decision.DENY, reason, Map.of(), "");
    }

    public Ruling on(Map<String, String> ground) {
        return new Ruling(decision, reason, ground, purpose);
    }

    public Ruling purpose(String code) {
        return new Ruling(decision, reason, basis, code);
    }
}
