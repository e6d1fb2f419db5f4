package payer.service.policies.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Folders of policies as one ZIP file. What it says of paths and sizes is not believed. */
final class FolderArchive {
    static final int MOST_FILES = 20_000;
    static final int LONGEST_FILE = 4_000_000;
    static final long MOST_BYTES = 200_000_000;
    /** The archive's own time stamps, so that the same policies make the same bytes. */
    private static final long NO_TIME = 315_619_200_000L;

    private FolderArchive() {}

    static byte[] write(List<PolicyFolder> folders) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var folder : folders) for (var file : folder.files().entrySet()) write(zip, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, Map.Entry<String, String> file) throws IOException {
        var entry = new ZipEntry(file.getKey());
        entry.setTime(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Takes every {@code folder/policy….yaml} and {@code folder/cases.yaml}, however deep; leaves other files alone. */
    static List<PolicyFolder> read(byte[] archive) {
        var folders = new TreeMap<String, Map<String, String>>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            readAll(zip, folders);
        } catch (ZipException e) {
            throw malformed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (folders.isEmpty()) throw malformed();
        return folders.entrySet().stream()
                .map(entry -> PolicyFolder.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void readAll(ZipInputStream zip, Map<String, Map<String, String>> folders) throws IOException {
        var files = 0;
        var bytes = 0L;
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var steps = entry.getName().split("/", -1);
            var file = steps[steps.length - 1];
            if (steps.length < 2 || !isOurs(file)) continue;
            var content = bytes(zip, entry.getName());
            bytes += content.length;
            if (++files > MOST_FILES || bytes > MOST_BYTES) throw tooLarge("the archive");
            var before = folders.computeIfAbsent(steps[steps.length - 2], name -> new TreeMap<>())
                    .put(file, text(content, entry.getName()));
            if (before != null) throw twice(entry.getName());
        }
    }

    private static boolean isOurs(String file) {
        return file.equals(PolicyFolder.CASES) || (file.startsWith("policy") && file.endsWith(".yaml"));
    }

    private static byte[] bytes(InputStream in, String name) throws IOException {
        var content = in.readNBytes(LONGEST_FILE + 1);
        if (content.length > LONGEST_FILE) throw tooLarge(name);
        return content;
    }

    private static String text(byte[] content, String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(ProblemKind.MALFORMED, "expected text in UTF-8", name);
        }
    }

    private static Problem malformed() {
        return Problem.of(
                ProblemKind.MALFORMED, "expected a ZIP file with folders that hold policy.yaml and cases.yaml", "body");
    }

    private static Problem tooLarge(String what) {
        return Problem.of(ProblemKind.TOO_LARGE, "more than policies can be", what);
    }

    private static Problem twice(String name) {
        return Problem.of(ProblemKind.INVALID_VALUE, "two folders of one name hold this file", name);
    }
}
