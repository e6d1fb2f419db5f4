package payer.service.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;
import picocli.CommandLine.Command;

/** Verifies the whole trail. */
@Command(
        name = "verify",
        description = "Verify the whole audit trail; exit code 1 if anything in it is not as it was written.",
        footer = AuditCommand.TOKEN)
final class AuditVerifyCommand extends ServiceCommand {

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        try (var body = access.stream("/admin/audit/verification", Map.of())) {
            var report = new ObjectMapper().readTree(body);
            report.path("findings").forEach(finding -> print(told(finding)));
            print((report.path("intact").asBoolean() ? "intact: " : "NOT INTACT: ") + figures(report));
            return report.path("intact").asBoolean() ? 0 : 1;
        }
    }

    private static String told(JsonNode finding) {
        return finding.path("fault").asText() + " chain "
                + finding.path("chain").asText() + " seq " + finding.path("seq").asLong() + ": "
                + finding.path("text").asText();
    }

    private static String figures(JsonNode report) {
        return report.path("records").asLong() + " records in "
                + report.path("lanes").asLong() + " lanes, "
                + report.path("anchors").asLong() + " anchors, "
                + report.path("files").asLong() + " of them with their files";
    }
}
