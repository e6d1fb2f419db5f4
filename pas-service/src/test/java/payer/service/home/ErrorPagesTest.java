package payer.service.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.running.RunningService;

class ErrorPagesTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void a_person_at_a_browser_gets_a_page() {
        var answer = SERVICE.get("/nothing-here", "Accept", BROWSER);
        assertEquals(404, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        assertTrue(answer.body().contains("There is nothing at this address."), answer.body());
        assertTrue(answer.body().contains("Status 404."), answer.body());
    }

    @Test
    void a_page_repeats_nothing_that_was_sent() {
        var answer = SERVICE.get("/guides/%3Cscript%3E", "Accept", BROWSER);
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("There is no guide of this name."), answer.body());
        assertTrue(!answer.body().contains("script"), answer.body());
    }

    @ParameterizedTest
    @CsvSource({"/records/fhir/Patient/1, application/fhir+xml", "/token, application/json"})
    void an_api_answers_a_browser_in_its_own_form(String path, String type) {
        var answer = SERVICE.get(path, "Accept", BROWSER);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(type), answer.body());
    }

    @Test
    void whoever_does_not_ask_for_a_page_gets_json() {
        assertTrue(SERVICE.get("/nothing-here").body().startsWith("{\"error\":\"not-found\""));
    }
}
