package payer.service.audit;

import java.nio.charset.StandardCharsets;

/** An anchor as it was signed: a compact JWS. */
public record SignedAnchor(long number, String jws) {
    Sha256 hash() {
        return Sha256.of(jws.getBytes(StandardCharsets.US_ASCII));
    }
}
