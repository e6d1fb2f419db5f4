package payer.service.caller;

import java.util.Optional;

/** One scope, of whatever kind. {@link #text()} is how it was asked for, and so how the grant is told. */
public sealed interface Scope permits ResourceScope, OperationScope, RoleScope, OtherScope {
    String text();

    /** What remains of this scope under one that is allowed; empty if they have nothing in common. */
    Optional<Scope> within(Scope allowed);

    /** Every text is some scope; one that means nothing to us is an {@link OtherScope} that allows nothing. */
    static Scope parse(String text) {
        return ResourceScope.parse(text)
                .<Scope>map(scope -> scope)
                .or(() -> RoleScope.parse(text))
                .or(() -> OperationScope.parse(text))
                .orElseGet(() -> new OtherScope(text));
    }
}
