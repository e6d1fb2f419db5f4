package payer.service.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds records, all pages of them. */
@Command(
        name = "search",
        description = "Print the audit records of a patient, a client or a time, one a line.",
        footer = AuditCommand.TOKEN)
final class AuditSearchCommand extends ServiceCommand {
    @Option(names = "--patient", paramLabel = "ID", description = "Records of acts that touched this patient.")
    private @Nullable String patient;

    @Option(names = "--client", paramLabel = "ID", description = "Records of what this client did.")
    private @Nullable String client;

    @Option(names = "--from", paramLabel = "TIME", description = "A date or moment; 30 days before --to if not given.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "The first moment no longer asked for; now if not given.")
    private @Nullable String to;

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        var page = page(access, null);
        while (page.has("next")) page = page(access, page.path("next").asText());
        return 0;
    }

    private JsonNode page(ServiceAccess access, @Nullable String after) throws IOException, InterruptedException {
        var parameters = new HashMap<String, @Nullable String>();
        parameters.put("patient", patient);
        parameters.put("client", client);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("after", after);
        parameters.put("limit", "1000");
        try (var body = access.stream("/admin/audit/records", parameters)) {
            var page = new ObjectMapper().readTree(body);
            page.path("records").forEach(record -> print(record.toString()));
            return page;
        }
    }
}
