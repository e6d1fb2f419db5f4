package payer.service.policies.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;

/** Asks the running service about policies. Exit code 1: they are not as they should be; 2: no answer. */
abstract class PolicyCommand extends ServiceCommand {
    static final String TOKEN = "The token needs the scope role/policy-author. In the demo: "
            + "./pas token --client demo-author --scope role/policy-author";
    static final String ZIP = "application/zip";
    static final int MISTAKES = 1;

    final JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    /** One line for each mistake, as compilers say it: place, then what was expected there. */
    final int told(JsonNode issues) {
        for (var issue : issues) {
            var place = issue.path("place").asText();
            print((place.isEmpty() ? "" : place + ": ") + issue.path("text").asText());
        }
        return MISTAKES;
    }

    /** Of an answer that is not the one hoped for. */
    final int refused(HttpResponse<byte[]> answer) throws IOException {
        var issues = json(answer).path("issues");
        if (answer.statusCode() == 400 || answer.statusCode() == 422) return told(issues);
        throw new ServiceAccess.NoAnswer("the service answered " + answer.statusCode() + " "
                + issues.path(0).path("text").asText());
    }
}
