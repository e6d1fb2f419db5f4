package payer.service.security.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/**
 * The private keys of the demo clients, in one file that only its owner may read. A file and not an endpoint that signs: who
 * can read the file could act as the demo's user anyway, while an endpoint would sign for every process, and every web page,
 * that reaches the port.
 */
public final class DemoKeys {
    private final JWKSet keys;

    private DemoKeys(JWKSet keys) {
        this.keys = keys;
    }

    /** Reads the file; makes it first, or the keys that it lacks. */
    static synchronized DemoKeys readOrMake(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var lock = file.resolveSibling(file.getFileName() + ".lock");
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (!held.isValid()) throw new IOException("the lock was lost");
                return complete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of the demo clients could not be kept in " + file, e);
        }
    }

    /** Those of a service that keeps its data in this folder; nothing if none has been started there. */
    public static Optional<DemoKeys> of(Path data) throws IOException {
        var file = data.resolve("demo-clients.json");
        return Files.isReadable(file) ? Optional.of(read(file)) : Optional.empty();
    }

    public static String missing(Path data) {
        return "no demo keys in " + data.toAbsolutePath() + "; start ./pas serve first, or name its folder by --data";
    }

    public static DemoKeys read(Path file) throws IOException {
        try {
            return new DemoKeys(JWKSet.parse(Files.readString(file)));
        } catch (ParseException e) {
            throw new IOException("not a set of keys: " + file, e);
        }
    }

    /** A client's key carries its id, and something random behind it, so that each data folder has keys of its own. */
    public ECKey of(DemoClient client) {
        return keys.getKeys().stream()
                .filter(key -> key.getKeyID().startsWith(client.id() + "."))
                .findFirst()
                .map(JWK::toECKey)
                .orElseThrow(() -> new IllegalStateException("no key of " + client.id()));
    }

    private static DemoKeys complete(Path file) throws IOException {
        var all = new ArrayList<JWK>();
        if (Files.exists(file)) all.addAll(read(file).keys.getKeys());
        var before = all.size();
        for (var client : DemoClient.values())
            if (all.stream().noneMatch(key -> key.getKeyID().startsWith(client.id() + "."))) all.add(fresh(client));
        var keys = new JWKSet(all);
        if (all.size() > before) write(file, keys);
        return new DemoKeys(keys);
    }

    private static ECKey fresh(DemoClient client) {
        try {
            return new ECKeyGenerator(Curve.P_384)
                    .keyID(client.id() + "." + UUID.randomUUID())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES384)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    private static void write(Path file, JWKSet keys) throws IOException {
        var made = Files.createTempFile(file.toAbsolutePath().getParent(), "keys", ".json", ownerOnly(file));
        Files.writeString(made, keys.toString(false));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
