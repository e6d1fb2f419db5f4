package payer.service.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import payer.service.security.demo.DemoGrants;
import payer.service.security.demo.DemoKeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the practice of a demo member against the running service, and shows each message. */
@Command(
        name = "demo",
        description =
                "Walk an authorization through the running service, message by message: order, hook, form, request, "
                        + "decision.")
public final class DemoCommand implements Callable<Integer> {
    private static final int NO_ANSWER = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--member",
            paramLabel = "NUMBER",
            defaultValue = "W100000002,W100000001",
            split = ",",
            description =
                    "Whose order: W100000002 (the chart is empty, so a form is answered), …1 (the chart shows all: "
                            + "authorized as it is ordered), …3 (no longer insured), …4 (the chart shows all), …5 "
                            + "(came from another payer, in treatment); W100000002,W100000001 if not given.")
    private List<String> members = List.of();

    @Option(names = "--whole", description = "Show messages from end to end, not only how they begin.")
    private boolean whole;

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://localhost:8080", description = "The service.")
    private String url = "http://localhost:8080";

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "The service's data folder.")
    private Path data = Path.of("data");

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "America/Chicago",
            description = "The demo payer's time zone, by which messages are dated.")
    private ZoneId zone = ZoneId.of("America/Chicago");

    @Override
    public Integer call() throws InterruptedException {
        var out = line().getOut();
        try {
            var keys = DemoKeys.of(data).orElseThrow(() -> wrong(DemoKeys.missing(data)));
            var calls = new DemoCalls(url, new DemoGrants(url, keys), keys, Clock.systemUTC());
            for (var practice : practices()) new DemoStory(practice, calls, new Narration(out, whole)).tell();
            return 0;
        } catch (IOException e) {
            out.flush();
            var err = line().getErr();
            err.println("pas: " + e.getMessage());
            err.flush();
            return NO_ANSWER;
        }
    }

    private List<DemoPractice> practices() {
        var files = new DemoFiles();
        var today = LocalDate.now(Clock.system(zone));
        return members.stream()
                .map(member -> DemoPractice.of(files, member, today)
                        .orElseThrow(() -> wrong("no demo messages of member " + member)))
                .toList();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(line(), message);
    }

    private CommandLine line() {
        if (spec == null) throw new IllegalStateException("run by picocli only");
        return spec.commandLine();
    }
}
