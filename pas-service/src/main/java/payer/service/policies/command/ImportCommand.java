package payer.service.policies.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import payer.service.runtime.command.Content;
import payer.service.runtime.command.ServiceAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a folder of policies to the service: what differs becomes drafts. */
@Command(
        name = "import",
        description = "Import a folder of policies: what differs from the service becomes a draft, or nothing does if "
                + "anything is wrong.",
        footer = PolicyCommand.TOKEN)
final class ImportCommand extends PolicyCommand {
    @Parameters(paramLabel = "FOLDER", description = "The folder, with one folder for each policy.")
    private Path folder = Path.of("policies");

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is kept with each change.")
    private String reason = "";

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        var files = new Content(ZIP, new FolderFiles(folder).packed());
        var answer = access.send("POST", "/policies/import", Map.of("reason", reason), files);
        if (answer.statusCode() != 200) return refused(answer);
        var unchanged = 0;
        for (var version : json(answer).path("versions")) {
            var outcome = version.path("outcome").asText();
            if (outcome.equals("unchanged")) unchanged++;
            else
                print(outcome + ": " + version.path("policy").asText() + " "
                        + version.path("version").asText());
        }
        print(unchanged + " unchanged");
        return 0;
    }
}
