package payer.service.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.util.List;

/** Where the public keys of a client are found. */
public sealed interface ClientKeys {
    record Inline(JWKSet keys) implements ClientKeys {}

    record At(URI url) implements ClientKeys {}

    /** It authenticates by no key of its own. */
    record None() implements ClientKeys {}

    /** What is wrong with a key that a client wants to register; empty if it may be used. */
    static List<String> objections(JWK key) {
        return Signatures.objections(key);
    }
}
