package payer.service.fhir.packages;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the sets and which of their packages are there. */
@Command(name = "list", description = "Show the sets of sets.txt and which of their packages are there.")
final class ListPackagesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FolderOption option = new FolderOption();

    @Override
    public Integer call() {
        return Told.by(spec, () -> {
            var folder = option.folder();
            var out = spec.commandLine().getOut();
            out.printf("%d packages in %s%n", folder.files().size(), folder.path());
            folder.lists().all().forEach((name, packages) -> showSet(out, folder, name, packages));
            showOthers(out, folder);
            return 0;
        });
    }

    private static void showSet(PrintWriter out, PackageFolder folder, String name, List<PackageId> packages) {
        var missing = packages.stream().filter(id -> !folder.has(id)).toList();
        out.printf("%n%s: %s%n", name, missing.isEmpty() ? "complete" : missing.size() + " missing");
        packages.forEach(id -> out.printf("  %-8s%s%n", folder.has(id) ? "" : "missing", id));
    }

    private static void showOthers(PrintWriter out, PackageFolder folder) {
        var listed = folder.lists().all().values().stream()
                .flatMap(List::stream)
                .map(PackageId::fileName)
                .toList();
        var others =
                folder.files().stream().filter(name -> !listed.contains(name)).toList();
        if (!others.isEmpty()) out.printf("%nin no set:%n");
        others.forEach(name -> out.printf("          %s%n", name));
    }
}
