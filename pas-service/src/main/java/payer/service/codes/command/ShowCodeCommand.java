package payer.service.codes.command;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks codes up. */
@Command(
        name = "show",
        description = "Show the codes that begin with a text or whose words contain it.",
        footer = CodesCommand.TOKEN)
final class ShowCodeCommand extends ServiceCommand {
    @Parameters(index = "0", paramLabel = "SYSTEM", description = "Such as hcpcs, icd10cm, loinc or rxnorm.")
    private String system = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "A code, its beginning, or a word.")
    private String text = "";

    @Option(names = "--release", paramLabel = "NAME", description = "The one that was loaded last if not given.")
    private @Nullable String release;

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        var parameters = new java.util.HashMap<String, @Nullable String>(Map.of("text", text));
        parameters.put("release", release);
        CodesAnswer.of(access.get("/codes/systems/" + system, parameters))
                .path("codes")
                .forEach(one -> print(
                        one.path("code").asText() + "\t" + one.path("display").asText()));
        return 0;
    }
}
