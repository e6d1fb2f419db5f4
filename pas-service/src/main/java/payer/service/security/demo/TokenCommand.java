package payer.service.security.demo;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a token of a demo client, and nothing else on standard output, for {@code curl -H "Authorization: Bearer $(…)"}. */
@Command(
        name = "token",
        description = "Print a token of a demo client: an access token, or a signed JWT for a CDS Hooks address.")
public final class TokenCommand implements Callable<Integer> {
    private static final int NO_ANSWER = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--client",
            paramLabel = "ID",
            defaultValue = "demo-ehr",
            description = "Which one; demo-ehr if not given.")
    private String client = "demo-ehr";

    @Option(names = "--scope", paramLabel = "SCOPES", description = "Scopes to ask for, such as \"system/*.rs\".")
    private @Nullable String scope;

    @Option(names = "--base", paramLabel = "PATH", description = "Only for this base, such as /records/fhir.")
    private @Nullable String base;

    @Option(names = "--cds-hooks", paramLabel = "URL", description = "Instead, a JWT for calling this very address.")
    private @Nullable String cdsHooks;

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://localhost:8080", description = "The service.")
    private String url = "http://localhost:8080";

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "The service's data folder.")
    private Path data = Path.of("data");

    /** What the command would not guess of a service at this address, whose demo keys are in this file. */
    public static String options(String url, Path demoKeys) {
        var elsewhere = url.equals("http://localhost:8080") ? "" : " --url '" + url + "'";
        var folder = demoKeys.toAbsolutePath().normalize().getParent();
        var isUsual = folder == null || folder.equals(Path.of("data").toAbsolutePath());
        return isUsual ? elsewhere : elsewhere + " --data '" + folder + "'";
    }

    @Override
    public Integer call() throws JOSEException {
        try {
            return print();
        } catch (IOException e) {
            var err = commandSpec().commandLine().getErr();
            err.println("pas: " + e.getMessage());
            err.flush();
            return NO_ANSWER;
        }
    }

    private int print() throws IOException, JOSEException {
        var demo = DemoClient.ofId(client)
                .orElseThrow(() -> wrong("--client must be one of " + String.join(", ", DemoClient.ids())));
        var keys = keys();
        out().println(cdsHooks == null ? accessToken(demo, keys) : hookToken(demo, keys, cdsHooks));
        out().flush();
        return 0;
    }

    private String hookToken(DemoClient demo, DemoKeys keys, String address) throws JOSEException {
        if (demo.issuer().isEmpty()) throw wrong(demo.id() + " calls no hooks; use demo-ehr");
        requireWebAddress("--cds-hooks", address);
        return DemoGrants.hookToken(demo, keys, address, Clock.systemUTC().instant());
    }

    private String accessToken(DemoClient demo, DemoKeys keys) throws IOException {
        if (scope == null) throw wrong("--scope is needed, such as --scope \"system/*.rs\"");
        requireWebAddress("--url", url);
        if (base != null && !base.matches("(/[\\w.-]+)+")) throw wrong("--base is a path, such as /records/fhir");
        return new DemoGrants(url, keys).accessToken(demo, scope, base);
    }

    private void requireWebAddress(String option, String text) {
        if (!isWebAddress(text)) throw wrong(option + " must be a whole address, such as http://localhost:8080");
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = URI.create(text);
            return List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private DemoKeys keys() throws IOException {
        return DemoKeys.of(data).orElseThrow(() -> wrong(DemoKeys.missing(data)));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(commandSpec().commandLine(), message);
    }

    private PrintWriter out() {
        return commandSpec().commandLine().getOut();
    }

    private CommandSpec commandSpec() {
        if (spec == null) throw new IllegalStateException("run by picocli only");
        return spec;
    }
}
