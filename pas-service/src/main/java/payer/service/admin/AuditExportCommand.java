package payer.service.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the records of a time to a file. */
@Command(
        name = "export",
        description = "Write the audit records of a time to a file, one JSON object a line.",
        footer = AuditCommand.TOKEN)
final class AuditExportCommand extends ServiceCommand {
    @Option(names = "--from", paramLabel = "TIME", description = "A date or moment; 30 days before --to if not given.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "The first moment no longer asked for; now if not given.")
    private @Nullable String to;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to; an existing file is kept.")
    private Path out = Path.of("audit.ndjson");

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            defaultValue = "record",
            description = "record (the default), or fhir for AuditEvent resources.")
    private String as = "record";

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        if (Files.exists(out)) throw new ServiceAccess.NoAnswer(out + " exists; name another file");
        var parameters = new HashMap<String, @Nullable String>();
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("as", as.toUpperCase(java.util.Locale.ROOT));
        var unfinished = out.resolveSibling(out.getFileName() + ".part");
        try (var body = access.stream("/admin/audit/export", parameters)) {
            Files.copy(body, unfinished, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(unfinished, out);
        try (var lines = Files.lines(out)) {
            print(lines.count() + " records in " + out);
        }
        return 0;
    }
}
