package payer.service.bench.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time spent so far, in seconds: by this process, which holds service and clients, and by the database's processes. */
record Cpu(double process, double database) {

    /** @param folder of a service with an embedded database */
    static Cpu of(Path folder) {
        return new Cpu(seconds(Stream.of(ProcessHandle.current())), seconds(databaseProcesses(folder)));
    }

    static Cpu ofThisProcess() {
        return new Cpu(seconds(Stream.of(ProcessHandle.current())), 0);
    }

    Cpu since(Cpu before) {
        return new Cpu(process - before.process, database - before.database);
    }

    /** Milliseconds for each of so many. */
    String each(long count) {
        return "%.3f, database %.3f".formatted((process + database) * 1_000 / count, database * 1_000 / count);
    }

    private static double seconds(Stream<ProcessHandle> processes) {
        return processes
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1e9;
    }

    private static Stream<ProcessHandle> databaseProcesses(Path folder) {
        try {
            var pid = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid)).stream()
                    .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
