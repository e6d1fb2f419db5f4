package payer.service.fhir.packages;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches packages by name and version from a registry. */
@Command(name = "install", description = "Install packages by name and version from the FHIR package registry.")
final class InstallPackagesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FolderOption option = new FolderOption();

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:FHIR_REGISTRY:-https://packages.fhir.org}",
            description = "The registry; FHIR_REGISTRY if not given, else https://packages.fhir.org.")
    private URI registry = URI.create("https://packages.fhir.org");

    @Option(
            names = "--most-megabytes",
            paramLabel = "N",
            defaultValue = "200",
            description = "The largest download accepted; 200 if not given.")
    private int mostMegabytes;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "PT5M",
            description = "How long one download may take; PT5M if not given.")
    private Duration patience = Duration.ofMinutes(5);

    @Parameters(paramLabel = "NAME#VERSION", arity = "1..*", description = "For example hl7.fhir.us.core#3.1.1.")
    private List<String> wanted = List.of();

    @Override
    public Integer call() {
        return Told.by(spec, () -> {
            var ids = wanted.stream().map(PackageId::parse).toList();
            try (var source = new PackageRegistry(registry, mostMegabytes * 1_000_000L, patience)) {
                for (var id : ids) install(id, source);
            }
            return 0;
        });
    }

    private void install(PackageId id, PackageRegistry source) throws IOException {
        var download = Files.createTempFile("fhir-package", ".tgz");
        try {
            source.fetch(id, download);
            var installed = option.folder().install(download, id, ArchiveLimits.USUAL);
            Installation.tell(spec.commandLine().getOut(), installed);
        } finally {
            Files.deleteIfExists(download);
        }
    }
}
