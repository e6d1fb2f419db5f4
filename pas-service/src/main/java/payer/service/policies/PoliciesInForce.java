package payer.service.policies;

import java.time.Instant;
import payer.rules.PolicyRules;

/** The door through which every answer, form and decision gets its rules. */
public interface PoliciesInForce {

    /** The rules as published now. Whoever holds them finishes with them, whatever is published meanwhile. */
    PolicyRules now();

    /** The rules as they were published by a moment. */
    PolicyRules knownAt(Instant moment);
}
