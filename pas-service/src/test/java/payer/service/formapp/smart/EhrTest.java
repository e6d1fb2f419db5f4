package payer.service.formapp.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** EHRs as the settings name them, and what a launch from there tells. */
class EhrTest {

    @Test
    void a_line_names_the_ehr_and_how_the_app_is_known_there() {
        var ehr = Ehr.of(
                "mercy = https://ehr.example/fhir/r4/; client-id = our-app; secret = s3cret; acts-as = mercy-ehr");
        assertEquals("https://ehr.example/fhir/r4", ehr.issuer());
        assertEquals("our-app", ehr.clientId());
        assertEquals("mercy-ehr", ehr.actsAs().value());
        assertTrue(ehr.scopes().contains("fhirUser"), ehr.scopes());
        assertFalse(ehr.toString().contains("s3cret"));
    }

    @Test
    void a_line_that_cannot_be_meant_is_refused_and_its_secret_not_told() {
        for (var line : List.of(
                "mercy",
                "Mercy = https://ehr.example/fhir; client-id = a",
                "mercy = ehr.example; client-id = a",
                "mercy = https://ehr.example/fhir",
                "mercy = https://ehr.example/fhir; client-id = a; colour = s3cret",
                "mercy = https://ehr.example/fhir; client-id = a; s3cret",
                "mercy = https://ehr.example/fhir; client-id = a; secret = s3cret; key-file = k")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> settings(List.of(line)), line);
            assertTrue(String.valueOf(refused.getMessage()).contains("form-app.ehrs"), line);
            assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"), line);
        }
    }

    @Test
    void times_that_cannot_be_meant_are_refused() {
        var hour = Duration.ofHours(1);
        var none = List.<String>of();
        var wait = Duration.ofSeconds(8);
        var keep = Duration.ofDays(90);
        assertThrows(IllegalArgumentException.class, () -> new FormAppSettings(none, Duration.ZERO, hour, keep, wait));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FormAppSettings(none, hour, Duration.ofMinutes(1), keep, wait));
        assertThrows(IllegalArgumentException.class, () -> new FormAppSettings(none, hour, hour, hour, wait));
        assertThrows(
                IllegalArgumentException.class, () -> new FormAppSettings(none, hour, hour, keep, Duration.ofHours(1)));
    }

    @Test
    void a_launch_tells_by_the_card_and_by_references_what_it_is_about() {
        var context = LaunchContext.of(Map.of(
                "appContext",
                "{\"orders\":[\"DeviceRequest/1\"],\"coverage\":\"Coverage/1\",\"assertions\":[\"CA-1\"]}",
                "fhirContext",
                List.of(
                        Map.of("reference", "ServiceRequest/2"),
                        Map.of("reference", "DeviceRequest/1"),
                        Map.of("reference", "Coverage/9"),
                        Map.of("reference", "Observation/3"),
                        Map.of("canonical", "https://payer.example/Questionnaire/q|1"))));
        assertEquals(List.of("DeviceRequest/1", "ServiceRequest/2"), context.orders());
        assertEquals("Coverage/1", context.coverage().orElseThrow());
        assertEquals(List.of("CA-1"), context.assertions());
        assertEquals(List.of("https://payer.example/Questionnaire/q|1"), context.questionnaires());
    }

    @Test
    void a_context_of_somebody_elses_tells_nothing_and_breaks_nothing() {
        for (var context : List.<Object>of("not json", "[]", "{\"orders\":{\"a\":1}}", 7))
            assertEquals(
                    List.of(), LaunchContext.of(Map.of("appContext", context)).orders());
    }

    private static FormAppSettings settings(List<String> ehrs) {
        return new FormAppSettings(
                ehrs, Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofDays(90), Duration.ofSeconds(8));
    }
}
