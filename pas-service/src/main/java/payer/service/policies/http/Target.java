package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.policies.VersionKey;

/** The version that an act is about, and which state of it the client has seen. */
@Introspected
record Target(
        @PathVariable String policy,
        @PathVariable String version,
        @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {

    VersionKey key() {
        return new VersionKey(policy, version);
    }

    Optional<Integer> seen() {
        return Seen.of(ifMatch);
    }
}
