package payer.service.audit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.database.DatabaseSettings;
import payer.service.runtime.Ids;
import payer.service.runtime.Mode;
import payer.service.runtime.ProductionCheck;
import payer.service.runtime.ServiceSettings;

/**
 * The keys under which anchors are signed and verified: elliptic curve keys in a JSON Web Key Set, kept outside the database,
 * since who may write there must not be able to sign.
 */
@Singleton
public final class AnchorKeys implements ProductionCheck {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorKeys.class);

    private final AuditSettings settings;
    private final Supplier<List<ECKey>> keys;

    AnchorKeys(AuditSettings settings, ServiceSettings service, DatabaseSettings database, Ids ids) {
        this.settings = settings;
        var file = settings.keys().orElse(database.folder().resolve("audit/anchor-keys.json"));
        this.keys = SupplierUtil.memoized(() -> {
            if (service.mode() == Mode.DEMO && !Files.exists(file)) {
                make(file, ids.next());
                LOG.warn("Demo mode: a key for the audit trail's anchors was made in {}", file);
            }
            return read(file);
        });
    }

    @Override
    public List<String> objections() {
        var file = settings.keys();
        var objections = new ArrayList<String>();
        if (file.isEmpty()) objections.add("audit.anchor-keys is not set: name a file with a JSON Web Key Set");
        else if (!Files.isReadable(file.get())) objections.add("audit.anchor-keys: " + file.get() + " cannot be read");
        if (settings.folder().isEmpty())
            objections.add(
                    "audit.anchor-folder is not set: name a folder on write-once storage that all instances share");
        return objections;
    }

    /** A compact JWS of the text, by the first key. */
    String sign(String text) {
        var key = keys.get().getFirst();
        var algorithm = key.getCurve().equals(Curve.P_384) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES256;
        var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
        try {
            var jws = new JWSObject(header, new Payload(text));
            jws.sign(new ECDSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the first key of audit.anchor-keys cannot sign", e);
        }
    }

    /** What was signed, if one of the keys signed it. */
    Optional<String> verified(String jws) {
        try {
            var object = JWSObject.parse(jws);
            var key = keys.get().stream()
                    .filter(known -> known.getKeyID().equals(object.getHeader().getKeyID()))
                    .findFirst();
            if (key.isEmpty() || !object.verify(new ECDSAVerifier(key.get()))) return Optional.empty();
            return Optional.of(object.getPayload().toString());
        } catch (ParseException | JOSEException e) {
            LOG.debug("An anchor's signature cannot be read", e);
            return Optional.empty();
        }
    }

    private static List<ECKey> read(Path file) {
        try {
            var keys = JWKSet.load(file.toFile()).getKeys().stream()
                    .map(key -> key.toECKey())
                    .toList();
            if (keys.isEmpty() || !keys.getFirst().isPrivate())
                throw new IllegalStateException(
                        "audit.anchor-keys: the first key in " + file + " must be a private one");
            return keys;
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("audit.anchor-keys: " + file + " is not a JSON Web Key Set", e);
        }
    }

    /** A new key set in a file that only its owner can read. */
    public static void make(Path file, UUID id) {
        try {
            var key = new ECKeyGenerator(Curve.P_256).keyID(id.toString()).generate();
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, new JWKSet(key).toString(false));
        } catch (IOException e) {
            throw new UncheckedIOException("a key for anchors could not be written to " + file, e);
        } catch (JOSEException e) {
            throw new IllegalStateException("a key for anchors could not be made", e);
        }
    }
}
