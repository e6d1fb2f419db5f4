package payer.rules.policy;

import java.util.Optional;
import java.util.Set;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;

/**
 * Must the payer be asked first? For the named kinds of request (none: never), and only for the listed codes where the policy
 * is about more codes than are on the authorization list.
 */
public record AuthorizationRule(Set<RequestKind> neededFor, Optional<CodeList> onlyFor, boolean performerAsks) {

    private static final AuthorizationRule NEVER = new AuthorizationRule(Set.of(), Optional.empty(), false);

    public AuthorizationRule {
        neededFor = Ordered.copyOf(neededFor);
    }

    public static AuthorizationRule never() {
        return NEVER;
    }

    public boolean isNeededFor(ServiceLine line) {
        return neededFor.contains(line.kind())
                && onlyFor.map(codes -> codes.contains(line.code())).orElse(true);
    }
}
