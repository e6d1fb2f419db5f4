package payer.service.formapp;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import payer.service.formapp.smart.EhrTokens;
import payer.service.security.Hashes;

/** Encrypts an EHR's tokens with the secret of a visit, which only the browser's cookie has: a copy of the database opens no chart. */
final class TokenSeal {
    private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";
    private static final String EXPIRES = "expires";

    private TokenSeal() {}

    static String seal(EhrTokens tokens, String secret) {
        var content = new LinkedHashMap<String, Object>();
        content.put(ACCESS, tokens.access());
        tokens.refresh().ifPresent(refresh -> content.put(REFRESH, refresh));
        content.put(EXPIRES, tokens.expires().toString());
        try {
            var box = new JWEObject(HEADER, new Payload(content));
            box.encrypt(new DirectEncrypter(key(secret)));
            return box.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("tokens could not be encrypted", e);
        }
    }

    static EhrTokens open(String sealed, String secret) {
        try {
            var box = JWEObject.parse(sealed);
            box.decrypt(new DirectDecrypter(key(secret)));
            var content = box.getPayload().toJSONObject();
            return new EhrTokens(
                    String.valueOf(content.get(ACCESS)),
                    Optional.ofNullable(content.get(REFRESH)).map(String::valueOf),
                    Instant.parse(String.valueOf(content.get(EXPIRES))));
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("tokens could not be decrypted", e);
        }
    }

    /** Follows from the secret and from nothing that is stored: what is stored of it is another hash. */
    private static byte[] key(String secret) {
        return HexFormat.of().parseHex(Hashes.sha256("tokens " + secret));
    }
}
