package payer.service.security.clients;

import com.nimbusds.jose.jwk.JWKSet;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import payer.service.security.ClientKeys;
import payer.service.security.SecuritySettings;

/** Reads a client's keys, given as they are or by their address. */
@Singleton
final class KeyReader {
    private static final ClientKeys NONE = new ClientKeys.None();
    private static final int MOST = 20;

    private final boolean anywhere;

    KeyReader(SecuritySettings settings) {
        anywhere = settings.keysFromAnywhere();
    }

    ClientKeys read(@Nullable Map<String, Object> jwks, @Nullable String address, Findings findings) {
        if (jwks != null && address != null) findings.add("either jwks or jwksUri, not both", "jwks");
        var fetched = address == null ? NONE : at(address, findings);
        return jwks == null ? fetched : inline(jwks, findings);
    }

    private static ClientKeys inline(Map<String, Object> jwks, Findings findings) {
        try {
            var keys = JWKSet.parse(jwks);
            if (keys.isEmpty() || keys.size() > MOST) findings.add("must have between 1 and 20 keys", "jwks");
            keys.getKeys().stream()
                    .flatMap(key -> ClientKeys.objections(key).stream())
                    .forEach(text -> findings.add(text, "jwks"));
            if (keys.getKeys().stream().map(key -> key.getKeyID()).distinct().count() < keys.size())
                findings.add("two keys have the same kid", "jwks");
            return new ClientKeys.Inline(keys);
        } catch (ParseException e) {
            findings.add("is not a JSON Web Key Set", "jwks");
            return NONE;
        }
    }

    private ClientKeys at(String address, Findings findings) {
        var url = anywhere ? WebAddress.parsed(address) : WebAddress.https(address);
        if (url.isEmpty()) findings.add("must be an https address", "jwksUri");
        if (!anywhere && url.filter(WebAddress::isInside).isPresent())
            findings.add("must be an address on the public internet", "jwksUri");
        return url.<ClientKeys>map(ClientKeys.At::new).orElse(NONE);
    }
}
