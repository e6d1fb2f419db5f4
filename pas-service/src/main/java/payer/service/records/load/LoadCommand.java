package payer.service.records.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends files to the running service, waits until they are stored, and prints what was refused. */
@Command(
        name = "load",
        description = {
            "Load records from files of NDJSON (also gzipped) or from a bundle.",
            "Exit code 0 if everything was stored, 1 if lines were refused, 2 if the service did not do it."
        })
public final class LoadCommand implements Callable<Integer> {
    private static final int SOME_REFUSED = 1;
    private static final int NOT_DONE = 2;
    private static final int REFUSED_ON_A_PAGE = 1_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, in the order in which they are loaded.")
    private List<Path> files = List.of();

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://localhost:8080", description = "The service.")
    private String url = "http://localhost:8080";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:PAS_TOKEN}",
            description = "A bearer token with the scope role/data-steward; PAS_TOKEN if not given. "
                    + "In the demo: ./pas token --client demo-loader --scope role/data-steward")
    private @Nullable String token;

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with a load that was broken off, of one file.")
    private @Nullable String resume;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (token == null || token.isBlank()) return failed("a token is needed: --token or PAS_TOKEN");
        if (resume != null && files.size() > 1) return failed("--resume goes on with one file");
        var service = new LoadClient(url, token);
        try {
            long refused = 0;
            for (var file : files) refused += load(service, file);
            return refused == 0 ? 0 : SOME_REFUSED;
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private long load(LoadClient service, Path file) throws IOException, InterruptedException {
        var load = resume == null ? service.begin(String.valueOf(file.getFileName())) : service.show(resume);
        var id = load.path("id").asText();
        err().println("load " + id + ": sending " + file);
        if (!load.has("job") || load.path("job").isNull())
            send(service, id, file, load.path("parts").asInt());
        var done = waitFor(service, id);
        out().printf(
                        "%s: %d lines, %d records stored, %d were there, %d lines refused%n",
                        file,
                        done.path("lines").asLong(),
                        done.path("stored").asLong(),
                        done.path("unchanged").asLong(),
                        done.path("refused").asLong());
        tellRefused(service, id);
        out().flush();
        return done.path("refused").asLong();
    }

    /** Parts are sent in their order, so as many as are there need not be sent again. */
    private void send(LoadClient service, String id, Path file, int there) throws IOException, InterruptedException {
        int number = 0;
        try (var parts = FileParts.of(file)) {
            for (var part = parts.next(); part.length > 0; part = parts.next()) {
                if (number >= there) service.send(id, number, part);
                number++;
            }
        }
        service.start(id, number);
    }

    private JsonNode waitFor(LoadClient service, String id) throws IOException, InterruptedException {
        while (true) {
            var load = service.show(id);
            err().printf(
                            "\rstored %d of %d parts",
                            load.path("partsDone").asInt(), load.path("parts").asInt());
            err().flush();
            if (load.path("done").asBoolean()) break;
            if (load.path("failed").asBoolean())
                throw new IOException("the job that stores load " + id + " was given up");
            Thread.sleep(BETWEEN_LOOKS);
        }
        err().println();
        return service.show(id);
    }

    private void tellRefused(LoadClient service, String id) throws IOException, InterruptedException {
        for (long after = 0; ; ) {
            var page = service.refused(id, after, REFUSED_ON_A_PAGE);
            if (page.isEmpty()) return;
            for (var one : page) {
                after = one.path("line").asLong();
                out().printf(
                                "line %d: %s %s%n",
                                after,
                                one.path("place").asText(),
                                one.path("text").asText());
            }
        }
    }

    private int failed(String why) {
        err().println("pas: " + why);
        err().flush();
        return NOT_DONE;
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private PrintWriter err() {
        return line().getErr();
    }

    private picocli.CommandLine line() {
        if (spec == null) throw new IllegalStateException("run by picocli only");
        return spec.commandLine();
    }
}
