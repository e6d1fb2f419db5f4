package payer.service.policies.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import payer.service.runtime.command.ServiceAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the service's policies into a folder. */
@Command(
        name = "export",
        description = "Write the policies in force to a folder, one folder each.",
        footer = PolicyCommand.TOKEN)
final class ExportCommand extends PolicyCommand {
    @Parameters(paramLabel = "FOLDER", description = "Where to; files of policies are overwritten, others stay.")
    private Path folder = Path.of("policies");

    @Option(names = "--drafts", description = "Also what is being worked on, in place of what is in force.")
    private boolean drafts;

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        var answer = access.get("/policies/export", Map.of("drafts", Boolean.toString(drafts)));
        if (answer.statusCode() != 200) return refused(answer);
        var files = new FolderFiles(folder);
        var before = files.documents();
        var written = files.unpack(answer.body());
        print(written + " files in " + folder);
        before.removeAll(FolderFiles.names(answer.body()));
        before.forEach(file -> print("not in the service: " + file));
        return 0;
    }
}
