package payer.service.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** The pretend EHR over HTTP, against the real payer beside it. */
class SandboxTest {
    private static final RunningService SERVICE = Clinic.service();

    @Test
    void what_the_chart_shows_is_authorized_as_it_is_signed() {
        var clinic = Clinic.with(SERVICE, "Rosa Rivera");
        assertTrue(clinic.page().contains("Chronic obstructive"), clinic.page());
        clinic.pick(Orderable.OXYGEN_CONCENTRATOR);
        var picked = clinic.message("/cds-services/order-select");
        assertTrue(picked.contains("\"selections\""), picked);
        clinic.pick(Orderable.PORTABLE_OXYGEN);
        clinic.sign();
        var page = clinic.page();
        assertEquals(2, occurrences(page, "Authorized: "), page);
        assertTrue(page.contains("active"), page);
    }

    @Test
    void a_hook_goes_out_signed_with_its_prefetch_and_a_way_into_the_chart() {
        var clinic = Clinic.with(SERVICE, "Alma Bellamy");
        clinic.pick(Orderable.AIRWAY_PRESSURE);
        clinic.sign();
        assertTrue(clinic.page().contains("Authorized: "), clinic.page());
        var signed = clinic.message("/cds-services/order-sign");
        for (var part : List.of(
                "\"alg\" : \"ES384\"",
                "\"iss\" : \"https://demo-ehr.example.org\"",
                "\"aud\" : \"" + SERVICE.uri("/crd/2.0/cds-services/order-sign") + "\"",
                "\"fhirServer\" : \"" + SERVICE.uri("/sandbox/fhir/r4") + "\"",
                "\"coverage\" : {",
                "\"deviceRequests\" : {",
                "./pas token --cds-hooks")) assertTrue(signed.contains(part), part + " in " + signed);
        assertFalse(signed.contains("\"medicationRequests\""), "nothing is asked of drugs that are not there");
        assertFalse(signed.matches("(?s).*eyJ[\\w-]{7,}\\..*"), "tokens are shortened");
        var looked = clinic.message("GET " + SERVICE.uri("/sandbox/fhir/r4/Observation?patient="));
        assertTrue(looked.contains("searchset"), looked);
    }

    @Test
    void what_is_not_shown_needs_authorization_and_a_form() {
        var clinic = Clinic.with(SERVICE, "Felix Abernathy");
        clinic.pick(Orderable.OXYGEN_CONCENTRATOR);
        clinic.sign();
        var page = clinic.page();
        assertTrue(page.contains("Authorization needed"), page);
        assertTrue(page.contains("One form goes"), page);
        assertTrue(page.contains("Card of the payer"), page);
    }

    @Test
    void what_the_payer_suggests_is_taken_up_before_the_order_is_signed() {
        var clinic = Clinic.with(SERVICE, "Tom Baker");
        clinic.pick(Orderable.TOTAL_ELECTRIC_BED);
        clinic.sign();
        var held = clinic.page();
        assertTrue(held.contains("The payer suggests something before these orders are signed"), held);
        assertTrue(held.contains("draft"), held);
        clinic.answer("Order E0260 instead");
        var taken = clinic.page();
        assertTrue(taken.contains("Hospital bed, semi-electric <small>E0260"), taken);
        assertFalse(taken.contains("Hospital bed, total electric <small>"), taken);
        var told = clinic.message("/cds-services/order-sign/feedback");
        assertTrue(told.contains("\"outcome\" : \"accepted\"") && told.contains("\"acceptedSuggestions\""), told);
        assertTrue(told.contains("200"), told);
        clinic.sign();
        assertTrue(clinic.page().contains("Signed."), clinic.page());
    }

    @Test
    void what_the_payer_suggests_can_be_left() {
        var clinic = Clinic.with(SERVICE, "Tom Baker");
        clinic.pick(Orderable.TOTAL_ELECTRIC_BED);
        clinic.sign();
        clinic.answer("Not this time");
        assertTrue(clinic.message("/feedback").contains("\"outcome\" : \"overridden\""));
        assertFalse(clinic.page().contains("Card of the payer"), clinic.page());
        assertEquals(
                404,
                post(clinic.visit() + "/cards/00000000-0000-4000-8000-000000000001", "suggestion=")
                        .statusCode());
        clinic.pick(Orderable.CANE);
        clinic.sign();
        clinic.signAsItIs();
        assertTrue(clinic.page().contains("Signed."), clinic.page());
    }

    @Test
    void who_is_no_longer_insured_is_told_so() {
        var clinic = Clinic.with(SERVICE, "Ida Holm");
        clinic.pick(Orderable.OXYGEN_CONCENTRATOR);
        clinic.sign();
        assertTrue(clinic.page().contains("Not covered"), clinic.page());
    }

    @Test
    void what_is_on_no_list_needs_nothing() {
        var clinic = Clinic.with(SERVICE, "Tom Baker");
        clinic.pick(Orderable.CANE);
        clinic.sign();
        assertTrue(clinic.page().contains("No authorization needed"), clinic.page());
    }

    @Test
    void signed_orders_are_changed_no_more_and_wrong_ones_are_refused_in_words() {
        var clinic = Clinic.with(SERVICE, "Tom Baker");
        assertEquals(409, post(clinic.visit() + "/sign", "anyway=").statusCode());
        assertEquals(
                400,
                post(clinic.visit() + "/orders", "item=E1390&quantity=0&day=2020-01-01")
                        .statusCode());
        assertEquals(
                400,
                post(clinic.visit() + "/orders", "item=nothing&quantity=1&day=2020-01-01")
                        .statusCode());
        clinic.pick(Orderable.CANE);
        clinic.sign();
        var again = post(clinic.visit() + "/sign", "anyway=");
        assertEquals(409, again.statusCode());
        assertTrue(again.body().contains("These orders are signed"), again.body());
        assertEquals(404, SERVICE.get("/sandbox/visits/nothing").statusCode());
    }

    @Test
    void an_open_page_is_told_what_came_since() {
        var clinic = Clinic.with(SERVICE, "Tom Baker");
        clinic.pick(Orderable.CANE);
        var news = SERVICE.get(clinic.visit() + "/messages?after=1").body();
        assertFalse(news.contains("/messages/1\""), news);
        assertTrue(news.contains("/messages/2\"") && news.contains("hx-swap-oob=\"true\""), news);
        assertFalse(SERVICE.get(clinic.visit() + "/messages?after=99").body().contains("hx-swap-oob"));
    }

    @Test
    void in_production_nothing_of_it_is_there() {
        assertFalse(parts(SERVICE.context()).isEmpty());
        try (var production = ApplicationContext.builder("test")
                .properties(Map.of("service.mode", "production", "service.url", "https://payer.example"))
                .eagerInitSingletons(false)
                .build()) {
            assertEquals(List.of(), started(production));
        }
    }

    /** The start is refused for want of a database; which parts there are is known by then. */
    private static List<String> started(ApplicationContext context) {
        try {
            context.start();
        } catch (RuntimeException refused) {
            assertTrue(context.getAllBeanDefinitions().size() > 100, refused.toString());
        }
        return parts(context);
    }

    private static List<String> parts(ApplicationContext context) {
        return context.getAllBeanDefinitions().stream()
                .map(BeanDefinition::getBeanType)
                .map(Class::getName)
                .filter(name -> name.startsWith("payer.service.sandbox."))
                .toList();
    }

    private static java.net.http.HttpResponse<String> post(String path, String form) {
        return SERVICE.post(path, form, "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html");
    }

    private static int occurrences(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
