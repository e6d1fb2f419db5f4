package payer.service.codes.command;

import java.io.IOException;
import java.util.Map;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;
import picocli.CommandLine.Command;

/** What is loaded. */
@Command(
        name = "list",
        description = "List the releases that are loaded, the newest first.",
        footer = CodesCommand.TOKEN)
final class ListCodesCommand extends ServiceCommand {

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        CodesAnswer.of(access.get("/codes/systems", Map.of()))
                .path("releases")
                .forEach(one -> print("%s %s: %d codes, loaded %s by %s%s"
                        .formatted(
                                one.path("system").asText(),
                                one.path("release").asText(),
                                one.path("codes").asInt(),
                                one.path("at").asText(),
                                one.path("by").asText(),
                                one.has("withdrawn")
                                        ? ", withdrawn: "
                                                + one.at("/withdrawn/reason").asText()
                                        : "")));
        return 0;
    }
}
