package payer.service.running;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import payer.service.security.demo.TokenCommand;
import picocli.CommandLine;

/** Tokens of the demo clients, got as a person gets them: with {@code ./pas token}. */
public final class DemoTokens {
    private DemoTokens() {}

    public static String of(String client, String scopes, URI service, Path data) {
        var out = new StringWriter();
        var exit = new CommandLine(new TokenCommand())
                .setOut(new PrintWriter(out))
                .execute("--client", client, "--scope", scopes, "--url", service.toString(), "--data", data.toString());
        if (exit != 0) throw new IllegalStateException("no token for " + client);
        return out.toString().strip();
    }
}
