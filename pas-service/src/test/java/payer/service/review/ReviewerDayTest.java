package payer.service.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.database.Sql;
import payer.service.priorauth.DemoPayer;
import payer.testdata.cases.Case;
import payer.testdata.message.PriorAuthRequest;

/**
 * A reviewer's day in a real Chromium: from sign-in to letter, by the keyboard, with a check of each page for accessibility.
 * Pictures of the pages come out of it, into {@code -Dscreenshots=…}.
 */
class ReviewerDayTest {
    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path PICTURES = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private static final String RULES = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']";

    private static DemoPayer plan;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), () -> "No Chromium at " + CHROMIUM + ": the browser test is skipped");
        plan = DemoPayer.fresh();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) playwright.close();
        if (plan != null) plan.close();
    }

    @Test
    void a_physician_claims_looks_decides_and_reads_the_letter() {
        submit("day");
        try (var context = context(ColorScheme.LIGHT)) {
            var page = context.newPage();
            var complaints = complaints(page);
            open(page, "/");
            check(page, "home");
            open(page, "/review");
            check(page, "sign-in");
            page.getByRole(AriaRole.BUTTON, named("Dr. Vera Lund")).click();
            waitForCases(page);
            check(page, "worklist");

            page.keyboard().press("c");
            page.waitForURL("**/review/*-*");
            assertTrue(page.getByText("Held by you").isVisible());
            check(page, "case");
            lookAtEvidence(page);
            check(page, "evidence");

            page.keyboard().press("d");
            page.getByLabel("Reason for the provider")
                    .last()
                    .fill("No trial of oxygen is documented; send the note of one.");
            page.getByLabel("Reason for the member").last().fill("We need a trial of oxygen first.");
            check(page, "deny");
            var preview = context.waitForPage(() -> page.locator("#deny-1")
                    .getByRole(AriaRole.BUTTON, inside("Preview the letters"))
                    .click());
            preview.waitForLoadState();
            check(preview, "preview");
            preview.close();
            page.getByRole(AriaRole.BUTTON, named("Deny line 1")).click();
            page.getByText("Line 1 is denied.").waitFor();
            check(page, "decided");

            readLetter(page);
            check(page, "letter");
            open(page, "/guides/review");
            check(page, "guide");
            open(page, "/review");
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            page.getByText("Demo: be one of these people").waitFor();
            assertEquals("0", page.evaluate("() => String(sessionStorage.length)"));
            assertEquals(List.of(), complaints);
        }
    }

    @Test
    void the_pages_are_as_good_in_the_dark() {
        submit("dark");
        try (var context = context(ColorScheme.DARK)) {
            var page = context.newPage();
            open(page, "/review");
            check(page, "sign-in-dark");
            page.getByRole(AriaRole.BUTTON, named("Nina Okoye")).click();
            waitForCases(page);
            check(page, "worklist-dark");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.waitForURL("**/review/*-*");
            page.keyboard().press("d");
            assertTrue(page.getByText("only a physician may refuse on clinical grounds")
                    .first()
                    .isVisible());
            check(page, "case-dark");
        }
    }

    @Test
    void a_session_that_runs_out_costs_no_words() {
        submit("typed");
        try (var context = context(ColorScheme.LIGHT)) {
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

    private static BrowserContext context(ColorScheme scheme) {
        return browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1360, 1000));
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

    /** What the browser itself objects to: a script or style that the policy of the page forbids, a file that is not there. */
    private static List<String> complaints(Page page) {
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        return complaints;
    }

    private static void check(Page page, String name) {
        page.waitForLoadState();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        page.evaluate(Axe.SOURCE);
        var found = (List<?>)
                page.evaluate(
                        "() => axe.run(document, {runOnly: " + RULES + "}).then(result =>"
                                + " result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; ')))");
        assertEquals(List.of(), found, name);
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static void run(String sql) {
        TransactionOperations<Connection> transactions = plan.service().bean(TransactionOperations.class);
        transactions.executeWrite(tx -> Sql.of(tx.getConnection(), sql).update());
    }

    /** The checker, as it is published. */
    private static final class Axe {
        static final String SOURCE = read();

        private static String read() {
            var place = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
            try (var source = ReviewerDayTest.class.getResourceAsStream(place)) {
                return new String(Objects.requireNonNull(source, place).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
