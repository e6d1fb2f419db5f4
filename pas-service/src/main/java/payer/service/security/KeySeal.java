package payer.service.security;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import payer.service.runtime.ProductionCheck;
import payer.service.runtime.StartRefused;

/** Encrypts our signing keys before they are stored, so that a copy of the database makes no tokens. */
@Singleton
final class KeySeal implements ProductionCheck {
    private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

    /** The secret of a service that was given none: known to everyone, and so for the demo only. */
    private static final byte[] DEMO_SECRET = new byte[32];

    private final Optional<byte[]> given;

    KeySeal(SecuritySettings settings) {
        given = Optional.ofNullable(settings.keySecret())
                .filter(secret -> !secret.isBlank())
                .map(KeySeal::decoded);
    }

    @Override
    public List<String> objections() {
        return given.isPresent()
                ? List.of()
                : List.of("security.key-secret is not set, so the signing keys would lie open in the database");
    }

    String seal(ECKey key) {
        try {
            var box = new JWEObject(HEADER, new Payload(key.toJSONObject()));
            box.encrypt(new DirectEncrypter(secret()));
            return box.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a signing key could not be encrypted", e);
        }
    }

    ECKey open(String sealed) {
        try {
            var box = JWEObject.parse(sealed);
            box.decrypt(new DirectDecrypter(secret()));
            return ECKey.parse(box.getPayload().toString());
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(
                    "the signing keys in the database cannot be read with this security.key-secret", e);
        }
    }

    private byte[] secret() {
        return given.orElse(DEMO_SECRET);
    }

    private static byte[] decoded(String secret) {
        var bytes = decodedOrEmpty(secret);
        if (bytes.length != 32) throw new StartRefused("security.key-secret must be 32 bytes in base64");
        return bytes;
    }

    private static byte[] decodedOrEmpty(String secret) {
        try {
            return Base64.getDecoder().decode(secret);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
