package payer.service.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.Main;
import payer.service.running.TestDatabase;

class ServiceStartTest {

    @Test
    void what_an_operator_can_mend_is_found_behind_whatever_wraps_it() {
        var wrapped = new RuntimeException("bean", new RuntimeException("factory", new StartRefused("no such zone")));
        assertEquals(Optional.of("no such zone"), ServiceStart.mendable(wrapped));
        assertTrue(ServiceStart.mendable(new RuntimeException(new BindException("in use")))
                .orElseThrow()
                .contains("--port"));
        assertEquals(Optional.empty(), ServiceStart.mendable(new NullPointerException("a mistake of ours")));
    }

    @Test
    void a_wrong_setting_is_told_in_a_line_and_by_the_exit_code() throws IOException, InterruptedException {
        assertRefused(Map.of("DATABASE_CONECTIONS", "8"), "-Da=b", "is DATABASE_CONNECTIONS meant?");
    }

    @Test
    void a_configuration_file_that_says_production_is_obeyed(@TempDir Path folder)
            throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("production.properties"), """
                service.mode=production
                service.url=http://plan.example
                database.url=%s
                """.formatted(TestDatabase.fresh()));
        assertRefused(Map.of(), "-Dmicronaut.config.files=" + file, "Not fit for production");
    }

    private static void assertRefused(Map<String, String> environment, String jvmOption, String why)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                jvmOption,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--data",
                "target/never-started");
        process.environment().putAll(environment);
        var started = process.redirectErrorStream(true).start();
        var told = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(started.waitFor(60, TimeUnit.SECONDS), told);
        assertEquals(ServiceStart.WRONG_CONFIGURATION, started.exitValue(), told);
        assertTrue(told.contains(why), told);
        assertFalse(told.contains("\tat "), told);
    }
}
