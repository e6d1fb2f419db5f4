package payer.service.caller;

import java.util.Optional;

/** A role of the admin API. */
public record RoleScope(Role role) implements Scope {
    static Optional<RoleScope> parse(String text) {
        return Role.ofScope(text).map(RoleScope::new);
    }

    @Override
    public String text() {
        return role.scope();
    }

    @Override
    public Optional<Scope> within(Scope allowed) {
        return equals(allowed) ? Optional.of(this) : Optional.empty();
    }
}
