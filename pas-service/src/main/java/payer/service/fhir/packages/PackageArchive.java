package payer.service.fhir.packages;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The files in a package's {@code .tgz}, read within limits and without trusting a name or a size that it states. */
public final class PackageArchive {

    /** One file of the archive. Its path is relative and stays inside the archive's folder. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    public record Entry(String path, byte[] content) {

        /** A resource lies directly in {@code package/}; what is deeper or hidden is something else. */
        public boolean isResource() {
            return path.startsWith("package/")
                    && path.endsWith(".json")
                    && path.indexOf('/', "package/".length()) < 0
                    && !path.startsWith("package/.")
                    && !isManifest();
        }

        public boolean isManifest() {
            return path.equals("package/package.json");
        }
    }

    private final Path file;
    private final ArchiveLimits limits;
    private int files;
    private long total;

    private PackageArchive(Path file, ArchiveLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    public static void read(Path file, ArchiveLimits limits, Consumer<Entry> reader) {
        new PackageArchive(file, limits).read(reader);
    }

    private void read(Consumer<Entry> reader) {
        try (var unzipped = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16);
                var tar = new TarArchiveInputStream(unzipped)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry())
                if (!entry.isDirectory()) reader.accept(new Entry(path(entry), content(entry, tar)));
            readToTheEnd(unzipped);
        } catch (IOException e) {
            throw refused("is not a whole gzipped tar file (" + e.getMessage() + ")", e);
        } catch (IllegalArgumentException e) { // how the tar reader reports some kinds of nonsense
            throw refused("is not a tar file", e);
        }
    }

    private String path(TarArchiveEntry entry) {
        if (!isPlainFile(entry)) throw refused("holds something other than files: " + printable(entry.getName()));
        var path = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
        var leavesItsFolder = path.startsWith("/")
                || path.contains("\\")
                || path.contains(":")
                || Arrays.asList(path.split("/")).contains("..");
        if (leavesItsFolder) throw refused("holds a file outside its folder: " + printable(path));
        return path;
    }

    /** Neither a link, which may point anywhere, nor a device. */
    private static boolean isPlainFile(TarArchiveEntry entry) {
        return entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
    }

    private byte[] content(TarArchiveEntry entry, InputStream tar) throws IOException {
        if (++files > limits.files()) throw refused("holds more than " + limits.files() + " files");
        if (entry.getSize() > limits.fileBytes())
            throw refused("holds a file of more than " + limits.fileBytes() + " bytes: " + printable(entry.getName()));
        var content = tar.readNBytes((int) entry.getSize());
        if (content.length < entry.getSize()) throw new IOException("cut short");
        count(content.length);
        return content;
    }

    /** The checksum of the compressed stream stands at its end, so a file cut short shows only there. */
    private void readToTheEnd(InputStream unzipped) throws IOException {
        var rest = new byte[1 << 13];
        for (var read = unzipped.read(rest); read >= 0; read = unzipped.read(rest)) count(read);
    }

    private void count(int bytes) {
        total += bytes;
        if (total > limits.totalBytes()) throw refused("holds more than " + limits.totalBytes() + " bytes");
    }

    private PackageRefused refused(String why) {
        return new PackageRefused(file.getFileName() + " " + why);
    }

    private PackageRefused refused(String why, Exception cause) {
        return new PackageRefused(file.getFileName() + " " + why, cause);
    }

    /** Names come from outside and go to a terminal. */
    private static String printable(String name) {
        var short_ = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        return short_.replaceAll("[^\\x20-\\x7E…]", "?");
    }
}
