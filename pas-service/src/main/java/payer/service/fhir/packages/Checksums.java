package payer.service.fhir.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The SHA-256 of each installed file, kept in {@code checksums.txt} as {@code sha256sum -c} reads it. */
final class Checksums {
    private static final String FILE = "checksums.txt";

    private final Path folder;
    private final SortedMap<String, String> digests = new TreeMap<>();

    private Checksums(Path folder) {
        this.folder = folder;
    }

    static Checksums in(Path folder) {
        var checksums = new Checksums(folder);
        var file = folder.resolve(FILE);
        if (Files.exists(file)) checksums.readLines(file);
        return checksums;
    }

    private void readLines(Path file) {
        try {
            for (var line : Files.readAllLines(file)) {
                var parts = line.split(" [ *]", 2);
                if (parts.length < 2) throw new PackageRefused(FILE + " has a line that is not DIGEST  FILE");
                digests.put(parts[1], parts[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    Map<String, String> all() {
        return digests;
    }

    void record(String fileName, String digest) {
        digests.put(fileName, digest);
        var text = new StringBuilder();
        digests.forEach(
                (name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
        try {
            var draft = Files.createTempFile(folder, ".checksums", ".part");
            Files.writeString(draft, text);
            Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(FILE), e);
        }
    }

    static String of(Path file) {
        try (var content = new DigestInputStream(Files.newInputStream(file), sha256())) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
