package payer.service.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.database.Sql;
import payer.service.priorauth.DemoPayer;
import payer.service.running.Chromium;
import payer.testdata.cases.Case;
import payer.testdata.message.PriorAuthRequest;

/**
 * A reviewer's day in a real Chromium: from sign-in to letter, by the keyboard, with a check of each page for accessibility.
 * Pictures of the pages come out of it, into {@code -Dscreenshots=…}.
 */
class ReviewerDayTest {
    private static DemoPayer plan;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        plan = DemoPayer.on(
                Map.of("demo.load", true, "review.second-review.approvals", 100, "review.second-review.refusals", 100));
        chromium = Chromium.started();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        if (plan != null) plan.close();
    }

    @Test
    void a_physician_claims_looks_decides_and_reads_the_letter() {
        submit("day");
        try (var context = chromium.context(ColorScheme.LIGHT)) {
            var page = context.newPage();
            var complaints = Chromium.complaints(page);
            open(page, "/");
            Chromium.check(page, "home");
            open(page, "/review");
            Chromium.check(page, "sign-in");
            page.getByRole(AriaRole.BUTTON, named("Dr. Vera Lund")).click();
            waitForCases(page);
            Chromium.check(page, "worklist");

            page.keyboard().press("c");
            page.waitForURL("**/review/*-*");
            assertTrue(page.getByText("Held by you").isVisible());
            Chromium.check(page, "case");
            lookAtEvidence(page);
            Chromium.check(page, "evidence");

            page.keyboard().press("d");
            page.getByLabel("Reason for the provider")
                    .last()
                    .fill("No trial of oxygen is documented; send the note of one.");
            page.getByLabel("Reason for the member").last().fill("We need a trial of oxygen first.");
            Chromium.check(page, "deny");
            var preview = context.waitForPage(() -> page.locator("#deny-1")
                    .getByRole(AriaRole.BUTTON, inside("Preview the letters"))
                    .click());
            preview.waitForLoadState();
            Chromium.check(preview, "preview");
            preview.close();
            page.getByRole(AriaRole.BUTTON, named("Deny line 1")).click();
            page.getByText("Line 1 is denied.").waitFor();
            Chromium.check(page, "decided");

            readLetter(page);
            Chromium.check(page, "letter");
            open(page, "/guides/review");
            Chromium.check(page, "guide");
            open(page, "/review");
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            page.getByText("Demo: be one of these people").waitFor();
            assertEquals("0", page.evaluate("() => String(sessionStorage.length)"));
            assertEquals(List.of(), complaints);
        }
    }

    @Test
    void a_colleague_looks_once_more_at_a_decision() {
        submit("second");
        try (var context = chromium.context(ColorScheme.LIGHT)) {
            var page = context.newPage();
            open(page, "/review");
            page.getByRole(AriaRole.BUTTON, named("Nina Okoye")).click();
            waitForCases(page);
            page.keyboard().press("c");
            page.waitForURL("**/review/*-*");
            page.keyboard().press("a");
            page.getByRole(AriaRole.BUTTON, named("Approve line 1")).click();
            page.getByText("Line 1 is approved.").waitFor();
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        }
        try (var context = chromium.context(ColorScheme.DARK)) {
            var page = context.newPage();
            open(page, "/review");
            page.getByRole(AriaRole.BUTTON, named("Tom Reyes")).click();
            waitForSecondReview(page);
            Chromium.check(page, "second-reviews");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.BUTTON, named("I would have decided alike")).click();
            page.getByText("Your second review is kept.").waitFor();
            Chromium.check(page, "second-review");
        }
    }

    private static void waitForSecondReview(Page page) {
        for (var tries = 0; tries < 50; tries++) {
            open(page, "/review/second-reviews");
            if (page.locator("[data-stop]").count() > 0) return;
            page.waitForTimeout(100);
        }
        throw new AssertionError("no decision was drawn");
    }

    @Test
    void who_only_reads_is_asked_before_the_session_is_over() {
        try (var context = chromium.context(ColorScheme.LIGHT)) {
            var page = context.newPage();
            page.clock().install();
            open(page, "/review");
            page.getByRole(AriaRole.BUTTON, named("Tom Reyes")).click();
            page.getByText("Second reviews").first().waitFor();
            page.clock().fastForward("13:01");
            page.getByText("Are you still there?").waitFor();
            Chromium.check(page, "idle");
            var answer = page.waitForResponse(
                    "**/signed-in",
                    () -> page.getByRole(AriaRole.BUTTON, named("Stay signed in"))
                            .click());
            assertEquals(204, answer.status());
            page.locator("#idle[hidden]").waitFor(hidden());
            page.clock().fastForward("13:01");
            page.getByText("Are you still there?").waitFor();
            page.clock().fastForward("02:01");
            page.getByText("Your session is over.").waitFor();
        }
    }

    private static com.microsoft.playwright.Locator.WaitForOptions hidden() {
        return new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    @Test
    void the_pages_are_as_good_in_the_dark() {
        submit("dark");
        try (var context = chromium.context(ColorScheme.DARK)) {
            var page = context.newPage();
            open(page, "/review");
            Chromium.check(page, "sign-in-dark");
            page.getByRole(AriaRole.BUTTON, named("Nina Okoye")).click();
            waitForCases(page);
            Chromium.check(page, "worklist-dark");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.waitForURL("**/review/*-*");
            page.keyboard().press("d");
            assertTrue(page.getByText("only a physician may refuse on clinical grounds")
                    .first()
                    .isVisible());
            Chromium.check(page, "case-dark");
        }
    }

    @Test
    void a_session_that_runs_out_costs_no_words() {
        submit("typed");
        try (var context = chromium.context(ColorScheme.LIGHT)) {
            var page = context.newPage();
            open(page, "/review");
            page.getByRole(AriaRole.BUTTON, named("Tom Reyes")).click();
            waitForCases(page);
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.waitForURL("**/review/*-*");
            page.keyboard().press("n");
            page.keyboard().type("Called the clinic: the note is on its way.");
            run("UPDATE staff_session SET seen_at = seen_at - interval '2 hours' WHERE subject = 'demo-nurse-2'");
            page.getByRole(AriaRole.BUTTON, named("Add the note")).click();
            page.getByRole(AriaRole.BUTTON, named("Tom Reyes")).click();
            page.waitForURL("**/review/*-*");
            assertEquals(
                    "Called the clinic: the note is on its way.",
                    page.locator("#note textarea").inputValue());
            page.getByRole(AriaRole.BUTTON, named("Add the note")).click();
            page.getByText("The note is added.").waitFor();
            assertTrue(page.locator(".note .words").first().textContent().contains("on its way"));
            assertEquals("", page.locator("#note textarea").inputValue());
        }
    }

    private static void lookAtEvidence(Page page) {
        for (int i = 0; i < 3; i++) page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertEquals(1, page.locator("details.leaf[open]").count());
        page.locator("details.leaf:has(table.facts) > summary").first().focus();
        page.keyboard().press("Enter");
        assertTrue(page.locator("details.leaf[open] table.facts").first().isVisible());
    }

    /** It is written a moment after the decision. */
    private static void readLetter(Page page) {
        var letter = page.locator("a[href*='/letters/']").first();
        for (int i = 0; i < 100 && letter.count() == 0; i++) page.reload();
        letter.click();
        page.locator("article.letter").waitFor();
    }

    private static void waitForCases(Page page) {
        page.waitForURL("**/review");
        for (int i = 0; i < 100 && page.locator("table.list").count() == 0; i++) page.reload();
    }

    /** One that waits for information, and one that a nurse has referred to a physician. */
    private static void submit(String trace) {
        submit(plan.cases().oxygenAtRest89WithoutEchocardiogram(), trace);
        var id = submit(plan.cases().oxygenForClusterHeadache(), trace);
        var nurse = payer.service.running.Browser.of(plan.service(), "demo-nurse");
        nurse.get("/review/" + id);
        nurse.post(
                "/review/" + id + "/lines/1/decision",
                Map.of("decision", "refer", "version", "1", "provider", "Is the trial of last year enough?"));
    }

    private static String submit(Case situation, String trace) {
        return DemoPayer.id(
                plan.submit(PriorAuthRequest.of(situation, situation.member().memberId() + "-browser-" + trace)));
    }

    private static void open(Page page, String path) {
        page.navigate(plan.service().uri(path).toString());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static com.microsoft.playwright.Locator.GetByRoleOptions inside(String name) {
        return new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name);
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static void run(String sql) {
        TransactionOperations<Connection> transactions = plan.service().bean(TransactionOperations.class);
        transactions.executeWrite(tx -> Sql.of(tx.getConnection(), sql).update());
    }
}
