package payer.service.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** From the pretend EHR's order page to the decision, and to the one that comes later by itself. */
class AskedAuthorizationTest {
    private static final RunningService SERVICE = Clinic.service();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern RESPONSE =
            Pattern.compile("\"resourceType\" : \"ClaimResponse\",\\s*\"id\" : \"([^\"]+)\"");

    @Test
    void what_the_chart_shows_is_authorized_within_the_call() {
        var clinic = Clinic.with(SERVICE, "Grace Okafor");
        clinic.pick(Orderable.GLUCOSE_MONITOR);
        clinic.signAsItIs();
        clinic.ask();
        assertTrue(clinic.page().contains("Answered within the call"), clinic.page());
        assertTrue(decision(clinic).contains("Authorized"), decision(clinic));
    }

    @Test
    void what_a_reviewer_decides_comes_as_a_notification() {
        var clinic = Clinic.with(SERVICE, "Tom Baker");
        clinic.pick(Orderable.OXYGEN_CONCENTRATOR);
        clinic.sign();
        clinic.ask();
        assertTrue(decision(clinic).contains("Open: a person looks at it"), decision(clinic));
        var answer = clinic.message("/Claim/$submit");
        var response = RESPONSE.matcher(answer);
        assertTrue(response.find(), answer);
        approve(response.group(1));
        await(clinic, "Authorized <code>");
        assertTrue(decision(clinic).contains("Told by a notification"), decision(clinic));
        assertTrue(clinic.message("\"handshake\"").contains("/sandbox/notifications/"));
    }

    @Test
    void nothing_is_asked_for_before_it_is_signed() {
        var clinic = Clinic.with(SERVICE, "Tom Baker");
        clinic.pick(Orderable.CANE);
        assertEquals(
                409,
                SERVICE.post(clinic.visit() + "/request", "", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode());
    }

    @Test
    void a_notification_without_the_secret_is_not_taken() {
        var clinic = Clinic.with(SERVICE, "Tom Baker");
        var path = clinic.visit().replace("/visits/", "/notifications/");
        assertEquals(
                401,
                SERVICE.post(path, "{}", "Content-Type", "application/fhir+json")
                        .statusCode());
    }

    private static String decision(Clinic clinic) {
        var page = clinic.page();
        return page.substring(page.indexOf("id=\"decision\""), page.indexOf("class=\"wirepane\""));
    }

    private static void approve(String id) {
        var physician = SERVICE.as("demo-operator", "role/reviewer-physician");
        var decided = SERVICE.post(
                "/admin/authorizations/" + id + "/lines/1/decision",
                """
                {"decision": "approve", "version": 1, "by": {"name": "Dr. Vera Lund", "npi": "2999000999"},
                 "reason": {"provider": "As ordered.", "member": "As ordered."}}""",
                physician[0],
                physician[1],
                "Content-Type",
                "application/json");
        assertEquals(200, decided.statusCode(), decided.body());
    }

    private static void await(Clinic clinic, String words) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!decision(clinic).replaceAll("\\s*</span>\\s*", " ").contains(words)) {
            assertTrue(System.nanoTime() < end, clinic::page);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
