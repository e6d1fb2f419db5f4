package payer.service.fhir.packages;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which folder of packages a command is about. */
final class FolderOption {
    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "${env:FHIR_PACKAGES:-packages}",
            description = "The folder of packages; FHIR_PACKAGES if not given, else ./packages.")
    private Path folder = Path.of("packages");

    PackageFolder folder() {
        return new PackageFolder(folder);
    }
}
