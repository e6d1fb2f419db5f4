package payer.service.records.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends files to the running service, waits until they are stored, and prints what was refused. */
@Command(
        name = "load",
        description = {
            "Load records from files of NDJSON (also gzipped) or from a bundle.",
            "Exit code 0 if everything was stored, 1 if lines were refused, 2 if the service did not do it."
        },
        footer = "The token needs the scope role/data-steward; in the demo that of the client demo-loader.")
public final class LoadCommand extends ServiceCommand {
    private static final int SOME_REFUSED = 1;
    private static final int REFUSED_ON_A_PAGE = 1_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, in the order in which they are loaded.")
    private List<Path> files = List.of();

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with a load that was broken off, of one file.")
    private @Nullable String resume;

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        if (resume != null && files.size() > 1) throw new ServiceAccess.NoAnswer("--resume goes on with one file");
        var service = new LoadClient(access);
        for (var file : files) requireLines(file);
        long refused = 0;
        for (var file : files) refused += load(service, file);
        return refused == 0 ? 0 : SOME_REFUSED;
    }

    /** Before anything is begun for any of them. What is no plain file can be read only once. */
    private static void requireLines(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file))
            throw new ServiceAccess.NoAnswer("there is no file to be read at " + file);
        if (!Files.isRegularFile(file)) return;
        try (var parts = FileParts.of(file)) {
            if (parts.isEmpty()) throw new ServiceAccess.NoAnswer(file + " is empty");
        }
    }

    private long load(LoadClient service, Path file) throws IOException, InterruptedException {
        var load = resume == null ? service.begin(String.valueOf(file.getFileName())) : service.show(resume);
        var id = load.path("id").asText();
        progress("load " + id + ": sending " + file + "\n");
        if (!load.has("job") || load.path("job").isNull())
            send(service, id, file, load.path("parts").asInt());
        var done = waitFor(service, id);
        print("%s: %d lines, %d records stored, %d were there, %d lines refused"
                .formatted(
                        file,
                        done.path("lines").asLong(),
                        done.path("stored").asLong(),
                        done.path("unchanged").asLong(),
                        done.path("refused").asLong()));
        tellRefused(service, id);
        return done.path("refused").asLong();
    }

    /**
     * Of those that are there, all but the last few stand without gaps from the first on, and need not be sent again; one that
     * comes again is taken once.
     */
    private void send(LoadClient service, String id, Path file, int there) throws IOException, InterruptedException {
        int number = 0;
        try (var parts = FileParts.of(file);
                var sending = new PartsInFlight(service, id)) {
            for (var part = parts.next(); part.length > 0; part = parts.next()) {
                if (number > there - PartsInFlight.MOST) sending.send(number, part);
                number++;
            }
            sending.await();
        }
        service.start(id, number);
    }

    private JsonNode waitFor(LoadClient service, String id) throws IOException, InterruptedException {
        while (true) {
            var load = service.show(id);
            progress("stored %d of %d parts"
                    .formatted(
                            load.path("partsDone").asInt(), load.path("parts").asInt()));
            if (load.path("done").asBoolean()) break;
            if (load.path("failed").asBoolean())
                throw new IOException("the job that stores load " + id + " was given up");
            Thread.sleep(BETWEEN_LOOKS);
        }
        progress("\n");
        return service.show(id);
    }

    private void tellRefused(LoadClient service, String id) throws IOException, InterruptedException {
        for (long after = 0; ; ) {
            var page = service.refused(id, after, REFUSED_ON_A_PAGE);
            if (page.isEmpty()) return;
            for (var one : page) {
                after = one.path("line").asLong();
                print("line %d: %s %s"
                        .formatted(
                                after,
                                one.path("place").asText(),
                                one.path("text").asText()));
            }
        }
    }
}
