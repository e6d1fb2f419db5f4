package payer.service.security.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.http.HttpRequest;
import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.audit.AuditTrail;
import payer.service.database.Sql;
import payer.service.running.Browser;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;
import payer.service.security.Origins;

/** Staff at a browser: in by the identity provider or as somebody of the demo, and out again. */
class SignInTest {
    private static final String DATABASE = TestDatabase.fresh();
    private static IdentityProvider provider;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        provider = new IdentityProvider();
        service = RunningService.with(settings());
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "database.url",
                DATABASE,
                "staff.issuer",
                provider.issuer(),
                "staff.client-id",
                "pages",
                "staff.roles-claim",
                "realm_access.roles",
                "staff.roles",
                List.of("um-nurses = reviewer-nurse", "um-doctors = reviewer-physician, auditor"));
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
    }

    @Test
    void a_person_signs_in_at_the_provider_and_has_the_roles_that_it_tells() {
        provider.knows(person("u-17", "um-doctors"));
        var browser = new Browser(service);
        var back = signIn(browser, "/review?line=home");
        assertEquals(303, back.statusCode(), back.body());
        assertEquals("/review?line=home", Browser.location(back));
        assertEquals(List.of("staff"), List.copyOf(browser.cookies().keySet()));
        assertEquals(
                "Ada Berg|2999000777|{AUDITOR,REVIEWER_PHYSICIAN}",
                one("SELECT name || '|' || npi || '|' || roles::text FROM staff_session WHERE subject = 'u-17'"));
        assertEquals("1", records("sign-in", "u-17"));
    }

    @Test
    void the_secret_of_a_session_is_kept_nowhere() {
        var browser = Browser.of(service, "demo-auditor");
        var secret = browser.secret();
        assertEquals("0", one("SELECT count(*)::text FROM staff_session s WHERE s::text LIKE '%" + secret + "%'"));
    }

    @Test
    void what_a_page_cannot_read_is_told_only_to_those_who_may_send_it() {
        var stranger = posted("/review/claim-next", "text/csv");
        assertEquals(303, stranger.statusCode(), stranger.body());
        assertTrue(Browser.location(stranger).startsWith("/sign-in?to="));
        var nurse = Browser.of(service, "demo-nurse");
        var known = posted("/review/claim-next", "text/csv", "Cookie", "staff=" + nurse.secret());
        assertEquals(415, known.statusCode(), known.body());
        assertEquals(401, posted("/admin/clients", "text/csv").statusCode());
    }

    private static HttpResponse<String> posted(String path, String type, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", type));
        return service.post(path, "a,b", all.toArray(String[]::new));
    }

    @Test
    void who_has_no_role_is_not_let_in() {
        provider.knows(person("u-18", "canteen"));
        var browser = new Browser(service);
        var back = signIn(browser, "/review");
        assertEquals(200, back.statusCode());
        assertTrue(back.body().contains("no role here"), back.body());
        assertFalse(browser.cookies().containsKey("staff"));
    }

    @Test
    void an_answer_counts_once_and_only_in_the_browser_that_asked() {
        provider.knows(person("u-19", "um-nurses"));
        var browser = new Browser(service);
        var address = provider.signIn(URI.create(Browser.location(browser.get("/sign-in/start"))));
        var elsewhere = new Browser(service).get(pathOf(address));
        assertTrue(elsewhere.body().contains("not completed"), elsewhere.body());
        assertEquals(303, browser.get(pathOf(address)).statusCode());
        assertTrue(browser.get(pathOf(address)).body().contains("not completed"));
    }

    @Test
    void a_token_that_was_made_for_another_sign_in_is_refused() {
        provider.knows(person("u-20", "um-nurses"));
        provider.sendsAnotherNonce();
        var browser = new Browser(service);
        assertTrue(signIn(browser, "/review").body().contains("not completed"));
        assertFalse(browser.cookies().containsKey("staff"));
    }

    @Test
    void nobody_is_led_to_another_site() {
        for (var wanted : List.of("//evil.example", "https://evil.example", "/\\evil.example", "/sign-out")) {
            var page = new Browser(service)
                    .get("/sign-in?to=" + Browser.encoded(Map.of("", wanted)).substring(1));
            assertTrue(page.body().contains("name=\"to\" value=\"/\""), wanted);
        }
    }

    @Test
    void signing_out_ends_the_session_and_is_on_record() {
        var browser = Browser.of(service, "demo-operations");
        var before = Integer.parseInt(records("sign-out", "demo-operations"));
        var stolen = browser.secret();
        assertEquals(403, browser.post("/sign-out", Map.of()).statusCode());
        browser.postRaw("/sign-out", "form-token=" + token(stolen));
        assertFalse(browser.cookies().containsKey("staff"));
        browser.cookies().put("staff", stolen);
        assertEquals(
                303, browser.postRaw("/sign-out", "form-token=" + token(stolen)).statusCode());
        assertEquals(before + 1, Integer.parseInt(records("sign-out", "demo-operations")));
    }

    @Test
    void what_another_site_makes_the_browser_send_is_refused() {
        var browser = Browser.of(service, "demo-nurse");
        var sent =
                browser.postRaw("/sign-out", "form-token=" + token(browser.secret()), "Sec-Fetch-Site", "cross-site");
        assertEquals(403, sent.statusCode());
        assertTrue(browser.cookies().containsKey("staff"));
    }

    @Test
    void a_session_is_over_after_a_time_without_requests_and_after_its_longest_time() {
        for (var column : List.of("seen_at", "began_at")) {
            var browser = Browser.of(service, "demo-nurse-2");
            run("UPDATE staff_session SET " + column + " = " + column
                    + " - interval '11 hours' WHERE subject = 'demo-nurse-2'");
            var answer = browser.postRaw("/sign-out", "form-token=any");
            assertEquals(303, answer.statusCode());
            assertTrue(Browser.location(answer).startsWith("/sign-in?to="), Browser.location(answer));
        }
    }

    @Test
    void all_instances_know_a_session_and_that_it_is_over() {
        var here = Browser.of(service, "demo-nurse");
        try (var second = RunningService.with(settings())) {
            var there = new Browser(second);
            there.cookies().putAll(here.cookies());
            assertEquals(200, there.get("/review").statusCode());
            assertEquals(303, there.post("/sign-out", Map.of()).statusCode());
        }
        assertEquals(303, here.get("/review").statusCode());
    }

    @Test
    void pages_may_run_and_load_only_our_own_files() {
        var page = new Browser(service).get("/sign-in");
        var policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && !policy.contains("unsafe"), policy);
        assertFalse(page.body().contains("style=") || page.body().contains("onclick"), page.body());
        assertEquals(
                "private, no-store", page.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void outside_the_own_machine_the_cookie_travels_encrypted_only() {
        var cookie = new BrowserCookie(service("https://payer.example")).session("x");
        assertEquals("__Host-staff", cookie.getName());
        assertTrue(cookie.isSecure() && cookie.isHttpOnly());
        assertFalse(
                new BrowserCookie(service("http://localhost:8080")).session("x").isSecure());
        assertTrue(
                new BrowserCookie(service("http://payer.example")).session("x").isSecure());
    }

    @Test
    void somebody_invented_counts_for_nothing_in_production() {
        var browser = Browser.of(service, "demo-nurse");
        var secret = browser.secret();
        var hash = payer.service.security.Hashes.sha256(secret);
        assertEquals("true", one("SELECT demo::text FROM staff_session WHERE hash = '" + hash + "'"));
        assertEquals(Optional.empty(), inProduction().visit(secret, false, HttpRequest.GET("/review")));
    }

    private static StaffSessions inProduction() {
        return new StaffSessions(
                service.bean(Sessions.class),
                service.bean(PendingSignIns.class),
                service.bean(StaffSettings.class),
                service("https://payer.example"),
                service.bean(AuditTrail.class),
                service.bean(Origins.class),
                transactions(),
                service.bean(Clock.class));
    }

    private static payer.service.runtime.ServiceSettings service(String url) {
        return new payer.service.runtime.ServiceSettings(
                payer.service.runtime.Mode.PRODUCTION, URI.create(url), true, "America/New_York");
    }

    private static java.net.http.HttpResponse<String> signIn(Browser browser, String wanted) {
        var leave = browser.get(
                "/sign-in/start?to=" + Browser.encoded(Map.of("", wanted)).substring(1));
        return browser.get(pathOf(provider.signIn(URI.create(Browser.location(leave)))));
    }

    private static String pathOf(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static Map<String, Object> person(String subject, String role) {
        return Map.of(
                "sub",
                subject,
                "name",
                "Ada Berg",
                "npi",
                "2999000777",
                "realm_access",
                Map.of("roles", List.of("everyone", role)));
    }

    /** As each page has it. */
    private static String token(String secret) {
        return payer.service.security.Hashes.sha256("form " + secret);
    }

    private static String records(String what, String subject) {
        return one("SELECT count(*)::text FROM audit_record WHERE record LIKE '%\"" + what + "\"%' AND record LIKE '%"
                + subject + "%'");
    }

    private static String one(String sql) {
        return transactions()
                .executeRead(tx -> Sql.of(
                                tx.getConnection(), sql.replaceFirst("^SELECT (.*?) FROM", "SELECT $1 AS one FROM"))
                        .first(row -> row.text("one"))
                        .orElseThrow());
    }

    private static void run(String sql) {
        transactions().executeWrite(tx -> Sql.of(tx.getConnection(), sql).update());
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static TransactionOperations<Connection> transactions() {
        return service.bean(TransactionOperations.class);
    }
}
