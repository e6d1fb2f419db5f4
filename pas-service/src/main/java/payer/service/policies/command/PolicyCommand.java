package payer.service.policies.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks the running service. Exit code 1: the policies are not as they should be; 2: no answer. */
abstract class PolicyCommand implements Callable<Integer> {
    static final int MISTAKES = 1;
    private static final int NO_ANSWER = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private PolicyAccess service = new PolicyAccess();

    abstract int ask(PolicyAccess access) throws IOException, InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try {
            return ask(service);
        } catch (IOException e) {
            print("pas: " + e.getMessage());
            return NO_ANSWER;
        }
    }

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
        throw new IOException("the service answered " + answer.statusCode() + " "
                + issues.path(0).path("text").asText());
    }

    final void print(String text) {
        var out = out();
        out.println(text);
        out.flush();
    }

    private PrintWriter out() {
        if (spec == null) throw new IllegalStateException("picocli gives every command its specification");
        return spec.commandLine().getOut();
    }
}
