package payer.service.caller;

import java.util.Optional;

/** A scope that opens no route by itself, such as {@code openid} or {@code launch/patient}. */
public record OtherScope(String text) implements Scope {
    @Override
    public Optional<Scope> within(Scope allowed) {
        return equals(allowed) ? Optional.of(this) : Optional.empty();
    }
}
