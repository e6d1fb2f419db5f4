package payer.service.security;

import com.nimbusds.jose.JWSProvider;
import java.security.Provider;
import java.util.Optional;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs and verifies in native code where this platform has a library for it: ES384, which SMART asks for and the JDK computes in
 * milliseconds, takes a tenth of the time. Elsewhere the JDK does it, with the same results.
 */
public final class NativeSignatures {
    private static final Logger LOG = LoggerFactory.getLogger(NativeSignatures.class);
    private static final String NAME = "AmazonCorrettoCryptoProvider";
    private static final Optional<Provider> PROVIDER = load();

    private NativeSignatures() {}

    public static <T extends JWSProvider> T in(T signerOrVerifier) {
        PROVIDER.ifPresent(signerOrVerifier.getJCAContext()::setProvider);
        return signerOrVerifier;
    }

    /** A provider whose library cannot be loaded offers nothing. */
    private static Optional<Provider> load() {
        var found = ServiceLoader.load(Provider.class).stream()
                .filter(each -> each.type().getSimpleName().equals(NAME))
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.getService("Signature", "SHA384withECDSA") != null)
                .findFirst();
        if (found.isEmpty())
            LOG.info("Signatures are computed by the JDK; on Linux and macOS a library does it faster");
        return found;
    }
}
