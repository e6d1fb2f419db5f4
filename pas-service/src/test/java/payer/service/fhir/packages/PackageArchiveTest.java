package payer.service.fhir.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageArchiveTest {
    @TempDir
    Path folder;

    @Test
    void gives_each_file_with_its_content() {
        var paths = new ArrayList<String>();
        PackageArchive.read(Tarballs.sample().in(folder), ArchiveLimits.USUAL, entry -> paths.add(entry.path()));
        assertEquals(List.of("package/package.json", "package/CodeSystem-a.json"), paths);
    }

    @Test
    void a_resource_lies_directly_in_the_package_folder() {
        var resources = new ArrayList<String>();
        var file = Tarballs.sample()
                .with("package/.index.json", "{}")
                .with("package/other/x.json", "{}")
                .with("package/note.txt", "")
                .with("example/y.json", "{}")
                .in(folder);
        PackageArchive.read(file, ArchiveLimits.USUAL, entry -> {
            if (entry.isResource()) resources.add(entry.path());
        });
        assertEquals(List.of("package/CodeSystem-a.json"), resources);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil.json", "package/../../evil.json", "/etc/evil.json", "package\\..\\evil.json", "C:/evil"
            })
    void refuses_a_file_outside_its_folder(String path) {
        assertRefused("outside its folder", Tarballs.sample().with(path, "{}").in(folder));
    }

    @Test
    void refuses_links_and_devices() {
        for (var kind :
                List.of(TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR, TarConstants.LF_FIFO))
            assertRefused("other than files", Tarballs.writeTo(folder.resolve("a.tgz"), Tarballs.withLink(kind)));
    }

    @Test
    void refuses_what_is_not_gzip() throws IOException {
        var file = Files.writeString(folder.resolve("a.tgz"), "<html>this registry is closed</html>");
        assertRefused("not a whole gzipped tar", file);
    }

    @Test
    void refuses_a_file_cut_short_anywhere() {
        var whole = Tarballs.sample().with("package/big.json", noise(200_000)).bytes();
        for (var length : new int[] {whole.length - 1, whole.length - 8, whole.length / 2, 30, 0}) {
            var file = Tarballs.writeTo(folder.resolve("cut.tgz"), Arrays.copyOf(whole, length));
            assertRefused("not a whole gzipped tar", file);
        }
    }

    @Test
    void refuses_a_changed_byte() {
        var bytes = Tarballs.sample().with("package/big.json", noise(200_000)).bytes();
        bytes[bytes.length / 2] ^= 0x55;
        assertThrows(
                PackageRefused.class,
                () -> readAll(Tarballs.writeTo(folder.resolve("a.tgz"), bytes), ArchiveLimits.USUAL));
    }

    @Test
    void keeps_to_its_limits() {
        var file = Tarballs.sample()
                .with("package/zeros.json", new byte[5_000_000])
                .in(folder);
        assertRefused("more than 2 files", file, new ArchiveLimits(2, 10_000_000, 100_000_000));
        assertRefused("file of more than 1000000 bytes", file, new ArchiveLimits(10, 1_000_000, 100_000_000));
        assertRefused("more than 2000000 bytes", file, new ArchiveLimits(10, 10_000_000, 2_000_000));
        assertEquals(3, readAll(file, new ArchiveLimits(3, 5_000_000, 6_000_000)));
    }

    private static byte[] noise(int length) {
        var noise = new byte[length];
        new java.util.Random(7).nextBytes(noise);
        return noise;
    }

    private static void assertRefused(String why, Path file) {
        assertRefused(why, file, ArchiveLimits.USUAL);
    }

    private static void assertRefused(String why, Path file, ArchiveLimits limits) {
        var refused = assertThrows(PackageRefused.class, () -> readAll(file, limits));
        assertTrue(refused.why().contains(why), refused.why());
    }

    private static int readAll(Path file, ArchiveLimits limits) {
        var entries = new ArrayList<String>();
        PackageArchive.read(file, limits, entry -> entries.add(entry.path()));
        return entries.size();
    }
}
