package payer.service.codes.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import payer.service.runtime.command.Content;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a release out of use. */
@Command(
        name = "withdraw",
        description = "Withdraw a release: it stays readable and counts no more, and the one before it does again.",
        footer = CodesCommand.TOKEN)
final class WithdrawCodesCommand extends ServiceCommand {
    @Parameters(index = "0", paramLabel = "SYSTEM", description = "Such as hcpcs, icd10cm, loinc or rxnorm.")
    private String system = "";

    @Parameters(index = "1", paramLabel = "RELEASE", description = "As it was named when it was loaded.")
    private String release = "";

    @Option(names = "--reason", required = true, description = "Why.")
    private String reason = "";

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        var body =
                new ObjectMapper().writeValueAsString(Map.of("reason", reason)).getBytes(StandardCharsets.UTF_8);
        var path = "/codes/systems/%s/releases/%s/withdraw".formatted(system, release);
        CodesAnswer.of(access.send("POST", path, Map.of(), new Content("application/json", body)));
        print(system + " " + release + " is withdrawn");
        return 0;
    }
}
