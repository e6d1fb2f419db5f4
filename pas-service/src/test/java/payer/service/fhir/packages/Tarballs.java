package payer.service.fhir.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Package files for tests, good and bad. */
final class Tarballs {
    static final PackageId SAMPLE = PackageId.parse("example.fhir.sample#1.0.0");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** A good package with one resource. */
    static Tarballs sample() {
        return new Tarballs()
                .with("package/package.json", manifest(SAMPLE.name(), SAMPLE.version(), "4.0.1"))
                .with("package/CodeSystem-a.json", "{\"resourceType\":\"CodeSystem\",\"id\":\"a\"}");
    }

    static String manifest(String name, String version, String fhirVersion) {
        return """
                {"name":"%s","version":"%s","canonical":"http://example.org/sample","fhirVersions":["%s"],"type":"IG"}
                """.formatted(name, version, fhirVersion);
    }

    Tarballs with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Tarballs with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    Tarballs without(String path) {
        files.remove(path);
        return this;
    }

    Path in(Path folder) {
        return writeTo(folder.resolve(SAMPLE.fileName()), bytes());
    }

    byte[] bytes() {
        return packed(tar -> files.forEach((path, content) -> {
            var entry = new TarArchiveEntry(path, true);
            entry.setSize(content.length);
            add(tar, entry, content);
        }));
    }

    /** The good package and beside its files a link of this kind. */
    static byte[] withLink(byte kind) {
        return packed(tar -> {
            var entry = new TarArchiveEntry("package/link.json", kind);
            entry.setLinkName("/etc/passwd");
            add(tar, entry, new byte[0]);
        });
    }

    static byte[] withSymbolicLink() {
        return withLink(TarConstants.LF_SYMLINK);
    }

    static Path writeTo(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(Consumer<TarArchiveOutputStream> writer) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            writer.accept(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) {
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
