package payer.service.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Gets a key set from elsewhere. */
interface KeyFetch {

    /** A key set, and for how long its sender lets it be kept. */
    record Fetched(JWKSet keys, Duration keepFor) {}

    Fetched fetch(URI url) throws IOException;
}
