package payer.service.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs and verifies once while the service starts, so that the first caller does not wait for the library to be loaded. */
@Singleton
final class SignatureWarmUp implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureWarmUp.class);
    private static final String NAME = "warm-up";

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Thread.ofVirtual().name("signatures").start(SignatureWarmUp::tryOut);
    }

    /** With a key that exists for this alone. */
    private static void tryOut() {
        try {
            var key = new ECKeyGenerator(Curve.P_384).keyID(NAME).generate();
            var header = new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(NAME).build();
            var token = new SignedJWT(
                    header, new JWTClaimsSet.Builder().subject(NAME).build());
            token.sign(NativeSignatures.in(new ECDSASigner(key)));
            Signatures.verify(Signatures.parse(token.serialize()), key.toPublicJWK());
        } catch (JOSEException | TokenRefused e) {
            LOG.error("Signatures could not be tried out; the first of them will be slow", e);
        }
    }
}
