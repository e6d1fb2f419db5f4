package payer.service.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;

/** Where the public keys of a client are found. */
public sealed interface ClientKeys {
    record Inline(JWKSet keys) implements ClientKeys {}

    record At(URI url) implements ClientKeys {}

    /** It authenticates by no key of its own. */
    record None() implements ClientKeys {}
}
