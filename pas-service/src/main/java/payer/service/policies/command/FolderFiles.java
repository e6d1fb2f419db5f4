package payer.service.policies.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The folder on disk as a ZIP file, and back. */
final class FolderFiles {
    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    byte[] packed() throws IOException {
        if (!Files.isDirectory(folder)) throw new IOException("there is no folder " + folder);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : documents()) {
                zip.putNextEntry(new ZipEntry(file));
                Files.copy(folder.resolve(file), zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Writes the files of an archive; returns how many. What else is in the folder stays. */
    int unpack(byte[] archive) throws IOException {
        var written = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder.normalize())) throw new IOException("a file outside the folder: " + entry);
                Files.createDirectories(folder.resolve(entry.getName()).getParent());
                Files.write(file, zip.readAllBytes());
                written++;
            }
        }
        return written;
    }

    static Set<String> names(byte[] archive) throws IOException {
        var names = new TreeSet<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) names.add(entry.getName());
        }
        return names;
    }

    /** Relative, with slashes: the YAML files one folder deep, as policies lie. */
    Set<String> documents() throws IOException {
        var found = new TreeSet<String>();
        if (!Files.isDirectory(folder)) return found;
        try (var files = Files.walk(folder, 2)) {
            files.filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.contains("/"))
                    .forEach(found::add);
        }
        return found;
    }
}
