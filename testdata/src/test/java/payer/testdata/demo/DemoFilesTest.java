package payer.testdata.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoFilesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void the_same_day_gives_the_same_bytes() throws IOException {
        DemoFiles.write(folder.resolve("one"), LocalDate.of(2026, 11, 21));
        DemoFiles.write(folder.resolve("other"), LocalDate.of(2026, 11, 21));
        assertEquals(files(folder.resolve("one")), files(folder.resolve("other")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-11-21", "2028-02-29"})
    void templates_become_on_a_day_what_is_written_for_that_day(String day) throws IOException {
        DemoFiles.writeTemplates(folder.resolve("templates"));
        DemoFiles.write(folder.resolve("written"), LocalDate.parse(day));
        var filled = files(folder.resolve("templates"));
        filled.replaceAll((name, text) -> Placeholders.filled(text, LocalDate.parse(day)));
        var written = files(folder.resolve("written"));
        written.keySet().removeIf(name -> name.startsWith("ndjson"));
        assertEquals(written, filled);
    }

    @Test
    void templates_hold_no_date_of_the_far_away_day() throws IOException {
        DemoFiles.writeTemplates(folder);
        files(folder).forEach((name, text) -> assertFalse(text.matches("(?s).*\"2[89]\\d\\d-.*"), name));
    }

    @Test
    void the_manifest_names_every_file() throws IOException {
        DemoFiles.writeTemplates(folder);
        var manifest =
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        var names = new java.util.TreeSet<String>();
        manifest.path("bundles").forEach(name -> names.add(name.asText()));
        manifest.path("messages").forEach(name -> names.add(name.asText()));
        manifest.path("charts").forEach(name -> names.add(name.asText()));
        names.add("manifest.json");
        assertEquals(files(folder).keySet(), names);
    }

    @Test
    void no_resource_stands_in_two_places() {
        var addresses = DemoData.of(LocalDate.of(2026, 11, 21)).bundles().values().stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(BundleEntryComponent::getFullUrl)
                .toList();
        assertEquals(addresses.size(), addresses.stream().distinct().count());
    }

    @Test
    void a_bundle_refers_only_to_itself_and_to_what_is_loaded_before() {
        var loaded = new java.util.HashSet<String>();
        DemoData.of(LocalDate.of(2026, 11, 21)).bundles().forEach((name, bundle) -> {
            bundle.getEntry().forEach(entry -> loaded.add(entry.getRequest().getUrl()));
            var text = payer.testdata.Json.compact(bundle);
            var references = java.util.regex.Pattern.compile("\"reference\":\"([^\"]+)\"")
                    .matcher(text)
                    .results()
                    .map(reference -> reference.group(1));
            references.forEach(reference -> assertTrue(loaded.contains(reference), () -> name + ": " + reference));
        });
    }

    @Test
    void a_chart_refers_only_to_itself_and_to_the_neighborhood() {
        var today = LocalDate.of(2026, 11, 21);
        var charts = DemoCharts.on(today);
        var known = addresses(charts.getOrDefault("charts/neighborhood.json", ""));
        charts.forEach((name, text) -> {
            if (name.endsWith("patients.json")) return;
            var own = new java.util.HashSet<>(addresses(text));
            own.addAll(known);
            java.util.regex.Pattern.compile("\"reference\": \"([^\"]+)\"")
                    .matcher(text)
                    .results()
                    .forEach(reference -> assertTrue(own.contains(reference.group(1)), name));
        });
    }

    private static java.util.Set<String> addresses(String chart) {
        return payer.testdata.Json.fhir()
                .newJsonParser()
                .parseResource(org.hl7.fhir.r4.model.Bundle.class, chart)
                .getEntry()
                .stream()
                .map(entry -> entry.getResource().fhirType() + "/"
                        + entry.getResource().getIdElement().getIdPart())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> files(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            path -> folder.relativize(path).toString(),
                            DemoFilesTest::text,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
