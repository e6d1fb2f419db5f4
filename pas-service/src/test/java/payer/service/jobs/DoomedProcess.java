package payer.service.jobs;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;

/** An instance in a process of its own, to be killed in the middle of its work. */
final class DoomedProcess implements AutoCloseable {
    private static final String MARK = "test.doomed";

    private final Process process;

    private DoomedProcess(Process process) {
        this.process = process;
    }

    static DoomedProcess start(String database) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new DoomedProcess(new ProcessBuilder(
                        java,
                        "-D" + MARK + "=true",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedProcess.class.getName(),
                        database)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    static boolean isThisOne() {
        return Boolean.getBoolean(MARK);
    }

    /** As kill -9 does: nothing is said to anyone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] args) throws InterruptedException {
        try (var instance = TwoInstances.instance(args[0], Map.of())) {
            Thread.currentThread().join();
            instance.stop();
        }
    }
}
