package payer.service.fhir.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder of FHIR packages, each as {@code NAME-VERSION.tgz}. */
public final class PackageFolder {

    /** What became of a file since it was installed. */
    public enum Condition {
        AS_INSTALLED,
        CHANGED,
        MISSING,
        NOT_RECORDED
    }

    /** A package that is now in the folder, and the digest recorded for it. */
    public record Installed(InspectedPackage content, String digest) {}

    private final Path folder;

    public PackageFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    public Path file(PackageId id) {
        return folder.resolve(id.fileName());
    }

    public boolean has(PackageId id) {
        return Files.isRegularFile(file(id));
    }

    public PackageLists lists() {
        return PackageLists.in(folder);
    }

    /** The names of the package files that are there. */
    public List<String> files() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tgz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Copies a package here under its own name, all of it or nothing, once it has shown to be what was asked for. */
    Installed install(Path source, PackageId asked, ArchiveLimits limits) {
        try {
            Files.createDirectories(folder);
            var draft = Files.createTempFile(folder, ".package", ".part");
            try {
                Files.copy(source, draft, StandardCopyOption.REPLACE_EXISTING);
                return install(draft, InspectedPackage.of(draft, limits).mustBe(asked));
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    private Installed install(Path draft, InspectedPackage inspected) throws IOException {
        var digest = Checksums.of(draft);
        Files.move(draft, file(inspected.id()), StandardCopyOption.ATOMIC_MOVE);
        Checksums.in(folder).record(inspected.id().fileName(), digest);
        return new Installed(inspected, digest);
    }

    /** Each file that is there or should be, and whether it is still what was installed. */
    SortedMap<String, Condition> conditions() {
        var recorded = Checksums.in(folder).all();
        var conditions = new TreeMap<String, Condition>();
        files().forEach(name -> conditions.put(name, Condition.NOT_RECORDED));
        recorded.forEach((name, digest) -> conditions.put(name, condition(name, digest)));
        return conditions;
    }

    private Condition condition(String name, String digest) {
        var file = folder.resolve(PackageId.ofFile(name).fileName());
        if (!Files.isRegularFile(file)) return Condition.MISSING;
        return Checksums.of(file).equals(digest) ? Condition.AS_INSTALLED : Condition.CHANGED;
    }
}
