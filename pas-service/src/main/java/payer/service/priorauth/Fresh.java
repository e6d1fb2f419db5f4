package payer.service.priorauth;

import java.util.Optional;
import payer.decision.AuthorizationCase;

/** An authorization that is new to the registry. {@code situation} is what was put to the rules for it here. */
record Fresh(PriorAuth authorization, Optional<AuthorizationCase> situation) {
    @Override
    public String toString() {
        return authorization.toString();
    }
}
