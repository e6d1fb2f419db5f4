package payer.service.records.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the records of the running service to files that {@code load} reads. */
@Command(
        name = "export",
        description = "Write records to files of NDJSON, one file for each type.",
        footer = "In the demo: ./pas token --client demo-loader --scope \"system/*.rs\"")
public final class ExportCommand extends ServiceCommand {
    @Parameters(paramLabel = "FOLDER", description = "Where to; it is made if it is not there.")
    private Path folder = Path.of("records");

    @Option(names = "--type", split = ",", paramLabel = "TYPE", description = "Only these types; all if none is named.")
    private List<String> types = List.of();

    @Option(names = "--since", paramLabel = "MOMENT", description = "Only what was written at or after it.")
    private @Nullable String since;

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        var shelf = new ShelfPages(access);
        Files.createDirectories(folder);
        for (var type : types.isEmpty() ? shelf.types() : types) {
            var written = new TypeFile(folder, type).write(shelf.pages(type, since));
            if (written > 0 || !types.isEmpty()) print(type + ": " + written + " records");
        }
        return 0;
    }
}
