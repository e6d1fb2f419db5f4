package payer.service.policies.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import payer.service.runtime.command.Content;
import payer.service.runtime.command.ServiceAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what is wrong with a folder of policies, without changing anything. */
@Command(
        name = "check",
        description = "Check a folder of policies: the documents, what they would do beside those in force, and their "
                + "cases. Exit code 1 if anything is wrong.",
        footer = PolicyCommand.TOKEN)
final class CheckCommand extends PolicyCommand {
    @Parameters(paramLabel = "FOLDER", description = "The folder, with one folder for each policy.")
    private Path folder = Path.of("policies");

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        var answer =
                access.send("POST", "/policies/check", Map.of(), new Content(ZIP, new FolderFiles(folder).packed()));
        if (answer.statusCode() != 200) return refused(answer);
        var report = json(answer);
        if (!report.path("kept").asBoolean()) return told(report.path("issues"));
        print("in order");
        return 0;
    }
}
