package payer.service.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is found although it is written in another way than it is asked for, or stands in an extension. */
class WaysToFindTest {
    private static final Shelf SHELF = Shelf.shared();

    @Test
    void a_profile_or_form_with_a_version_is_found_without_it_too() {
        var profile = "http://example.org/" + UUID.randomUUID();
        var made = SHELF.create(
                        "QuestionnaireResponse",
                        "{\"resourceType\":\"QuestionnaireResponse\",\"meta\":{\"profile\":[\"" + profile
                                + "|2.0.0\"]},\"status\":\"completed\",\"questionnaire\":\"" + profile + "/q|1\"}")
                .version()
                .key();
        for (var query : List.of(
                "_profile=" + profile,
                "_profile=" + profile + "%7C2.0.0",
                "questionnaire=" + profile + "/q",
                "questionnaire=" + profile + "/q%7C1"))
            assertEquals(List.of(made.id()), SHELF.ids("QuestionnaireResponse", query), query);
        assertEquals(List.of(), SHELF.ids("QuestionnaireResponse", "_profile=" + profile + "%7C1.0.0"));
    }

    @Test
    void letters_that_are_not_everyones_are_found_by_those_that_are() {
        var tag = "x" + UUID.randomUUID().toString().replace("-", "");
        for (var written : List.of("Søren", "Łukasz", "Straße", "Æsir", "Þór")) {
            var id = SHELF.create(
                            "Patient",
                            "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + written + tag + "\"}]}")
                    .version()
                    .key()
                    .id();
            var plain = written.replace("ø", "o")
                    .replace("Ł", "l")
                    .replace("ß", "ss")
                    .replace("Æ", "ae")
                    .replace("Þór", "thor");
            for (var asked : List.of(plain, written))
                assertEquals(List.of(id), SHELF.ids("Patient", "family=" + asked + tag), asked);
        }
    }

    @Test
    void what_a_form_and_a_service_say_in_extensions_is_found() {
        var order = UUID.randomUUID().toString();
        var response = SHELF.create("QuestionnaireResponse", """
                        {"resourceType":"QuestionnaireResponse","status":"completed","extension":[
                         {"url":"http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/qr-context",
                          "valueReference":{"reference":"ServiceRequest/%s"}}]}""".formatted(order))
                .version()
                .key();
        for (var asked : List.of(order, "ServiceRequest/" + order))
            assertEquals(List.of(response.id()), SHELF.ids("QuestionnaireResponse", "context=" + asked));
        var service = SHELF.create("HealthcareService", """
                        {"resourceType":"HealthcareService","extension":[{"extension":[{"url":"type","valueCodeableConcept":
                         {"coding":[{"system":"urn:d","code":"%s"}]}}],
                         "url":"http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/delivery-method"}]}""".formatted(order))
                .version()
                .key();
        assertEquals(List.of(service.id()), SHELF.ids("HealthcareService", "delivery-method=urn:d%7C" + order));
        var coverage = SHELF.create("Coverage", "{\"resourceType\":\"Coverage\",\"subscriberId\":\"" + order + "\"}")
                .version()
                .key();
        assertEquals(List.of(coverage.id()), SHELF.ids("Coverage", "subscriber-id=" + order));
    }
}
