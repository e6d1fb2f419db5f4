package payer.service.fhir.packages;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over packages that came by another way. One that is refused does not keep the others out. */
@Command(
        name = "install-from",
        description = "Install every NAME-VERSION.tgz of another folder, each checked to be what its file name says.")
final class InstallFromFolderCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FolderOption option = new FolderOption();

    @Parameters(paramLabel = "FOLDER", description = "The folder with the package files.")
    private Path source = Path.of("");

    @Override
    public Integer call() {
        return Told.by(spec, () -> {
            var files = new PackageFolder(source).files();
            if (files.isEmpty()) throw new PackageRefused("there is no .tgz file in " + source);
            var refused = files.stream().filter(name -> !installs(name)).count();
            return refused == 0 ? 0 : 1;
        });
    }

    private boolean installs(String fileName) {
        return Told.by(spec, () -> {
                    var id = PackageId.ofFile(fileName);
                    var installed = option.folder().install(source.resolve(fileName), id, ArchiveLimits.USUAL);
                    Installation.tell(spec.commandLine().getOut(), installed);
                    return 0;
                })
                == 0;
    }
}
