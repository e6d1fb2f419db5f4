package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.running.Chromium;
import payer.service.running.RunningService;

/**
 * A policy author's day in a real Chromium, and that of the approver: from a draft through its mistake, cases, analysis and
 * simulation into force, and back out of it.
 */
class AuthorDayTest {
    private static final String MRI = "/policies/studio/lumbar-mri/2024-01-01";

    private static RunningService service;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        service = RunningService.with(Map.of());
        chromium = Chromium.started();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        if (service != null) service.close();
    }

    @Test
    void an_author_drafts_and_tries_and_an_approver_publishes_and_rolls_back() {
        try (var context = chromium.context(ColorScheme.LIGHT)) {
            var page = context.newPage();
            var complaints = Chromium.complaints(page);
            finds(page);
            writesWithAMistake(page);
            mendsItAndPicksACode(page);
            runsTheCasesAndAnalyses(page);
            simulates(page);
            submits(page);
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            page.getByText("Demo: be one of these people").waitFor();
            approvesAndPublishes(page);
            rollsBack(page);
            // The save that was refused is one for the browser too.
            assertEquals(1, complaints.size(), complaints.toString());
            assertTrue(complaints.getFirst().contains("400"), complaints.toString());
        }
    }

    @Test
    void a_session_that_ends_costs_no_words_and_hides_no_change_of_somebody_else() {
        var path = "/policies/studio/commode-chairs/2021-01-01";
        try (var context = chromium.context(ColorScheme.LIGHT)) {
            var page = context.newPage();
            open(page, path + "/edit");
            page.getByRole(AriaRole.BUTTON, named("Paula Brandt")).click();
            page.waitForURL("**" + path + "/edit");
            page.getByText("Nothing is wrong with what is written.").waitFor();
            write(page, "title: Commode chairs", "title: Chairs with a commode");
            page.getByLabel("Why you change it").fill("A plainer title.");
            changesTheOwnerOfCommodeChairs();
            context.clearCookies();
            page.getByRole(AriaRole.BUTTON, named("Save the draft")).click();
            page.getByRole(AriaRole.BUTTON, named("Paula Brandt")).click();
            page.waitForURL("**" + path + "/edit");
            page.getByText("What you typed before is back.").waitFor();
            page.getByRole(AriaRole.BUTTON, named("Save the draft")).click();
            page.getByText("somebody else was quicker").waitFor();
            assertTrue(page.getByText("The owner has another name.").isVisible());
            assertTrue(page.locator("#document").inputValue().contains("title: Chairs with a commode"));
            Chromium.check(page, "studio-stale");
            page.getByRole(AriaRole.BUTTON, named("Save the draft")).click();
            page.getByText("The draft is saved.").waitFor();
            open(page, path + "/edit");
            page.getByText("Nothing is wrong with what is written.").waitFor();
            assertTrue(page.locator("[data-restored]").isHidden(), "what was taken is not typed again");
        }
    }

    private static void changesTheOwnerOfCommodeChairs() {
        var desk = Desk.author(service);
        var path = "/policies/commode-chairs/2021-01-01";
        var known = desk.get(path, "Accept", "application/yaml");
        var changed = known.body().replaceFirst("(?m)^owner: .*$", "owner: Medical policy, chairs");
        var etag = known.headers().firstValue("ETag").orElseThrow();
        Desk.json(
                desk.put(path, Map.of("reason", "The owner has another name.", "document", changed), "If-Match", etag));
    }

    @Test
    void the_studio_is_as_good_in_the_dark() {
        try (var context = chromium.context(ColorScheme.DARK)) {
            var page = context.newPage();
            signsIn(page, "/policies/studio", "Paula Brandt");
            Chromium.check(page, "studio-dark");
            open(page, "/policies/studio/home-oxygen/2023-01-01");
            Chromium.check(page, "studio-version-dark");
            open(page, "/policies/studio/home-oxygen/2023-01-01/edit");
            page.getByText("Nothing is wrong with what is written.").waitFor();
            Chromium.check(page, "studio-writing-dark");
            open(page, "/policies/studio/home-oxygen/2023-01-01/differences");
            Chromium.check(page, "studio-differences-dark");
            open(page, "/policies/studio/new");
            Chromium.check(page, "studio-new-dark");
            open(page, "/policies/studio/codes?system=hcpcs&q=E13");
            Chromium.check(page, "studio-codes-dark");
        }
    }

    private static void finds(Page page) {
        signsIn(page, "/policies/studio", "Paula Brandt");
        Chromium.check(page, "studio");
        page.getByLabel("Code or words").fill("LM-MRI-LUMBAR");
        page.keyboard().press("Enter");
        page.getByText("1 policy for “LM-MRI-LUMBAR”").waitFor();
        page.getByRole(AriaRole.LINK, named("Lumbar MRI")).click();
        page.waitForURL("**/policies/studio/lumbar-mri");
        Chromium.check(page, "studio-policy");
        page.getByRole(AriaRole.TABLE).first().getByRole(AriaRole.LINK).first().click();
        page.waitForURL("**" + MRI);
        Chromium.check(page, "studio-version");
    }

    private static void writesWithAMistake(Page page) {
        page.keyboard().press("e");
        page.waitForURL("**" + MRI + "/edit");
        page.getByText("Nothing is wrong with what is written.").waitFor();
        write(page, "period: 60 days", "period: ninety days");
        var mistake = page.locator("#findings a").first();
        mistake.waitFor();
        assertTrue(mistake.textContent().startsWith("Policy, line 6"), mistake.textContent());
        mistake.click();
        assertTrue(page.locator("#notes-document .what").first().isVisible());
        Chromium.check(page, "studio-mistake");
        page.getByLabel("Why you change it").fill("Sixty days are too short to get an appointment.");
        page.getByRole(AriaRole.BUTTON, named("Save the draft")).click();
        page.getByText("Not saved.").waitFor();
        assertTrue(page.locator("#document").inputValue().contains("ninety days"));
    }

    private static void mendsItAndPicksACode(Page page) {
        write(page, "period: ninety days", "period: 90 days");
        page.getByText("Nothing is wrong with what is written.").waitFor();
        page.locator("#document")
                .evaluate(
                        "area => { const at = area.value.indexOf('M48.061]') + 7; area.focus(); area.setSelectionRange(at, at); }");
        page.getByLabel("Code system").selectOption("icd10cm");
        page.getByLabel("How the code begins, or words").fill("J44");
        var code = page.locator("#found-codes button[data-insert^=J44]").first();
        code.waitFor();
        var picked = code.textContent();
        code.click();
        assertTrue(page.locator("#document").inputValue().contains("M48.061, " + picked + "]"));
        Chromium.check(page, "studio-writing");
        write(page, ", " + picked + "]", "]");
        page.getByRole(AriaRole.BUTTON, named("Save the draft")).click();
        page.getByText("The draft is saved.").waitFor();
        assertTrue(page.locator("table.changes ins").first().textContent().contains("90 days"));
        Chromium.check(page, "studio-saved");
        assertEquals(
                "0",
                page.evaluate("() => String(Object.keys(sessionStorage).filter(k => k.startsWith('typed:')).length)"));
    }

    private static void runsTheCasesAndAnalyses(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Run the cases")).click();
        page.getByText("cases got their stated answers.").waitFor();
        page.locator("details.case summary").first().click();
        Chromium.check(page, "studio-cases");
        page.getByRole(AriaRole.LINK, named("Go on with the version")).click();
        page.getByRole(AriaRole.LINK, named("Analyse")).click();
        page.getByText("How the cases show each criterion").waitFor();
        Chromium.check(page, "studio-analysis");
    }

    private static void simulates(Page page) {
        open(page, MRI + "/simulations");
        page.locator("#synthetic").getByLabel("How many requests").fill("2000");
        Chromium.check(page, "studio-simulations");
        page.getByRole(AriaRole.BUTTON, named("Simulate on made-up requests")).click();
        page.waitForURL("**/policies/studio/simulations/*");
        page.getByText("2000 of 2000 requests, 100 %").waitFor(new Locator.WaitForOptions().setTimeout(120_000));
        page.locator("#progress a[href*='/requests/']").first().waitFor();
        Chromium.check(page, "studio-simulation");
        page.locator("#progress a[href*='/requests/']").first().click();
        page.waitForURL("**/requests/*");
        assertTrue(page.locator("ins").first().textContent().contains("90 days"));
        Chromium.check(page, "studio-changed");
    }

    private static void submits(Page page) {
        open(page, MRI);
        act(page, "submit", "Submit for approval", "See the minutes of the imaging board.");
        page.getByText("It waits for a second person now.").waitFor();
        page.locator("details.act summary")
                .filter(new Locator.FilterOptions().setHasText("Approve"))
                .click();
        assertTrue(page.getByText("This is a policy approver’s to do.").first().isVisible());
    }

    private static void approvesAndPublishes(Page page) {
        signsIn(page, "/policies/studio?stage=waiting", "Aron Weiss");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/policies/studio/lumbar-mri");
        open(page, MRI);
        page.locator("details.act summary").first().click();
        Chromium.check(page, "studio-approval");
        page.locator("#approve textarea").fill("Agreed.");
        page.getByRole(AriaRole.BUTTON, named("Approve")).click();
        page.getByText("It is approved.").waitFor();
        act(page, "publish", "Publish now", "The board agreed.");
        page.getByText("It is published").waitFor();
    }

    private static void rollsBack(Page page) {
        open(page, "/policies/studio/releases");
        page.locator("details.act summary").first().click();
        Chromium.check(page, "studio-releases");
        page.locator("details.act[open] textarea").fill("The contract has sixty days.");
        page.locator("details.act[open] button").click();
        page.getByText("The release is rolled back").waitFor();
        open(page, "/coverage-policies/lumbar-mri/2024-01-01");
        assertTrue(page.getByText("for 60 days").first().isVisible());
        open(page, MRI);
        assertTrue(page.locator("ol.history").textContent().contains("The contract has sixty days."));
        open(page, "/guides/studio");
        Chromium.check(page, "studio-guide");
    }

    private static void signsIn(Page page, String path, String person) {
        open(page, path);
        page.getByRole(AriaRole.BUTTON, named(person)).click();
        page.waitForURL("**/policies/studio*");
    }

    private static void act(Page page, String act, String label, String reason) {
        page.locator("details.act summary")
                .filter(new Locator.FilterOptions().setHasText(label))
                .click();
        page.locator("#" + act + " textarea").fill(reason);
        page.locator("#" + act + " button[type=submit]").click();
    }

    /** As by hand: the whole text with one place of it changed. */
    private static void write(Page page, String before, String after) {
        var text = page.locator("#document").inputValue();
        assertTrue(text.contains(before), before);
        page.locator("#document").fill(text.replace(before, after));
    }

    private static void open(Page page, String path) {
        page.navigate(service.uri(path).toString());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
