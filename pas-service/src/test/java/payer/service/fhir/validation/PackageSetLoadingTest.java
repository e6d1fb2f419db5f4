package payer.service.fhir.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.running.RunningService;

class PackageSetLoadingTest {
    @TempDir
    Path folder;

    @Test
    void each_set_says_how_far_it_is() throws IOException {
        Files.writeString(folder.resolve("sets.txt"), "mine: example.missing-1.0.0\nother: example.missing-2.0.0\n");
        var validator = new ProfileValidator(new PackageSettings(folder), Clock.systemUTC());
        var report = validator.validate(new Patient(), new PackageSet("mine"));
        assertFalse(report.done());
        assertEquals(
                "Not checked: the package set mine failed: not installed: [example.missing#1.0.0]",
                report.issues().getFirst().text());
        assertEquals("failed: not installed: [example.missing#1.0.0]", said(validator, "mine"));
        assertEquals("not loaded", said(validator, "other"));
    }

    @Test
    void a_set_that_is_not_in_the_list_is_refused() {
        var validator = new ProfileValidator(new PackageSettings(folder), Clock.systemUTC());
        assertFalse(validator.validate(new Patient(), new PackageSet("mine")).done());
        assertEquals("failed: sets.txt in %s has no such set".formatted(folder), said(validator, "mine"));
    }

    @Test
    void a_damaged_package_is_refused() throws IOException {
        Files.writeString(folder.resolve("sets.txt"), "mine: example.a-1.0.0\n");
        Files.writeString(folder.resolve("example.a-1.0.0.tgz"), "not a package");
        var validator = new ProfileValidator(new PackageSettings(folder), Clock.systemUTC());
        assertFalse(validator.validate(new Patient(), new PackageSet("mine")).done());
        assertTrue(said(validator, "mine").contains("is not a whole gzipped tar file"));
    }

    @Test
    void a_set_that_failed_is_tried_again_after_a_pause() throws IOException {
        Files.writeString(folder.resolve("sets.txt"), "other: example.a-1.0.0\n");
        var now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
        var validator = new ProfileValidator(new PackageSettings(folder), ticking(now));
        validator.validate(new Patient(), new PackageSet("mine"));
        Files.writeString(folder.resolve("sets.txt"), "mine: example.missing-1.0.0\n");
        now.updateAndGet(before -> before.plusSeconds(29));
        validator.validate(new Patient(), new PackageSet("mine"));
        assertTrue(said(validator, "mine").contains("has no such set"), "whoever asks at once hears the same");
        now.updateAndGet(before -> before.plusSeconds(1));
        validator.validate(new Patient(), new PackageSet("mine"));
        assertEquals("failed: not installed: [example.missing#1.0.0]", said(validator, "mine"));
    }

    @Test
    void an_operator_sees_how_far_each_set_is() throws IOException {
        Files.writeString(folder.resolve("sets.txt"), "other: example.a-1.0.0\n");
        try (var service = RunningService.with(Map.of("fhir.packages", folder.toString()))) {
            var health = service.get("/health", service.as("demo-operator", "role/operator"));
            assertTrue(health.body().contains("\"other\":\"not loaded\""), health.body());
        }
    }

    @Test
    void a_loaded_set_says_what_it_holds() {
        Profiles.stu2().validate(new Patient());
        var loaded = assertInstanceOf(
                LoadState.Loaded.class, Profiles.validator().states().get("stu2"));
        assertEquals(17, loaded.packages());
        assertTrue(loaded.definitions() > 8_000, loaded::toString);
        assertTrue(loaded.toString().startsWith("loaded, "));
    }

    @Test
    void many_threads_get_the_same_answers() throws Exception {
        var good = Samples.pasRequest();
        var bad = Samples.pasRequest();
        Samples.claimOf(bad).getItemFirstRep().setProductOrService(null);
        var expectedGood = Profiles.stu2().validate(good).issues();
        var expectedBad = Profiles.stu2().validate(bad).issues();
        List<Callable<Boolean>> checks = IntStream.range(0, 80)
                .<Callable<Boolean>>mapToObj(turn -> () -> turn % 2 == 0
                        ? Profiles.stu2().validate(good).issues().equals(expectedGood)
                        : Profiles.stu2().validate(bad).issues().equals(expectedBad))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> check : threads.invokeAll(checks)) assertTrue(check.get());
        }
    }

    @Test
    void settings_have_these_names_and_defaults() {
        Map<String, Object> settings =
                Map.of("fhir.packages", folder.toString(), "fhir.validation.load", "mine, other");
        try (var service = RunningService.with(settings)) {
            assertEquals(folder, service.bean(PackageSettings.class).folder().orElseThrow());
            assertEquals(
                    List.of(new PackageSet("mine"), new PackageSet("other")),
                    service.bean(ValidationSettings.class).sets());
        }
        assertEquals(
                List.of(),
                RunningService.shared().bean(ValidationSettings.class).sets());
    }

    @Test
    void the_service_loads_the_configured_sets_without_being_asked() throws IOException {
        Files.writeString(folder.resolve("sets.txt"), "mine: example.missing-1.0.0\nother: example.missing-2.0.0\n");
        Map<String, Object> settings = Map.of("fhir.packages", folder.toString(), "fhir.validation.load", "mine");
        try (var service = RunningService.with(settings)) {
            var validator = service.bean(ProfileValidator.class);
            var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!said(validator, "mine").startsWith("failed") && System.nanoTime() < deadline) Thread.onSpinWait();
            assertEquals("failed: not installed: [example.missing#1.0.0]", said(validator, "mine"));
            assertEquals("not loaded", said(validator, "other"));
        }
    }

    private static Clock ticking(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private static String said(ProfileValidator validator, String set) {
        return String.valueOf(validator.states().get(set));
    }
}
