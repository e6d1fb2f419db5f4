package payer.service.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import payer.service.database.Sql;
import payer.service.running.Browser;
import payer.service.running.RunningService;

/** An operator at the browser: how everything stands, and what to do about it. */
class OperationsPageTest {
    private static final RunningService SERVICE = RunningService.shared();

    @Test
    void it_shows_parts_apis_and_jobs_at_a_glance() {
        SERVICE.get("/records/fhir/Patient");
        var page = operator().open("/operations");
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("<th scope=\"col\">Answered within</th>"), page.body());
        assertTrue(page.body().contains("<details><summary>records</summary>"), page.body());
        assertTrue(page.body().contains("again and again"), page.body());
        assertTrue(page.body().contains(" up "), page.body());
    }

    @Test
    void a_dead_message_is_sent_again_and_another_thrown_away() {
        var first = dead("unheard-of");
        var second = dead("unheard-of");
        var browser = operator();
        assertTrue(browser.open("/operations").body().contains("/operations/dead/" + first + "/replay"));
        var sent = browser.post("/operations/dead/" + first + "/replay", Map.of());
        assertEquals("/operations?done=replayed", Browser.location(sent));
        var thrown = browser.post("/operations/dead/" + second + "/discard", Map.of());
        assertEquals("/operations?done=discarded", Browser.location(thrown));
        var after = browser.open("/operations?done=discarded").body();
        assertTrue(after.contains("The message was thrown away."), after);
        assertFalse(after.contains("/operations/dead/" + first + "/replay"), after);
        assertFalse(after.contains("/operations/dead/" + second + "/replay"), after);
    }

    @Test
    void what_another_site_makes_the_browser_send_is_refused() {
        var id = dead("unheard-of");
        var browser = operator();
        assertEquals(
                403,
                browser.postRaw("/operations/dead/" + id + "/discard", "form-token=guessed")
                        .statusCode());
        assertTrue(browser.open("/operations").body().contains("/operations/dead/" + id + "/replay"));
    }

    @Test
    void it_is_for_operators_only() {
        assertEquals(403, Browser.of(SERVICE, "demo-nurse").get("/operations").statusCode());
        assertEquals(303, new Browser(SERVICE).get("/operations").statusCode());
    }

    @Test
    void the_figures_of_a_year_are_shown_with_the_cases_behind_them() {
        var page = operator().open("/operations/report/2025");
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("Standard requests approved after an appeal"), page.body());
        assertEquals(404, operator().open("/operations/report/1812").statusCode());
    }

    private static Browser operator() {
        return Browser.of(SERVICE, "demo-operations");
    }

    private static long dead(String consumer) {
        return transactions()
                .executeWrite(tx -> Sql.of(tx.getConnection(), """
                        INSERT INTO outbox_dead (id, consumer, topic, key, payload, put_at, died_at, attempts, last_error)
                        SELECT coalesce(max(id), 0) + 1000000, ?, 'test', 'k', '{}', now(), now(), 9, 'Refused at Tester'
                        FROM outbox_dead RETURNING id
                        """, consumer)
                        .first(row -> row.number("id"))
                        .orElseThrow());
    }

    @SuppressWarnings("unchecked") // the only one there is
    private static TransactionOperations<Connection> transactions() {
        return SERVICE.bean(TransactionOperations.class);
    }
}
