package payer.service.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.priorauth.DemoPayer;
import payer.service.running.Chromium;

/**
 * A newcomer's five minutes in a real Chromium: an order that is authorized as it is signed, and one that a reviewer decides, with
 * a check of each page for accessibility. Pictures of the pages come out of it, into {@code -Dscreenshots=…}.
 */
class NewcomerDayTest {
    private static DemoPayer plan;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        plan = DemoPayer.fresh();
        chromium = Chromium.started();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        if (plan != null) plan.close();
    }

    @Test
    void an_order_waits_for_a_reviewer_and_the_decision_comes_by_itself() {
        try (var context = chromium.context(ColorScheme.LIGHT)) {
            var page = context.newPage();
            var complaints = Chromium.complaints(page);
            page.navigate(plan.service().uri("/").toString());
            page.getByRole(AriaRole.LINK, named("See an authorization happen").setExact(true))
                    .click();
            page.waitForURL("**/sandbox");
            Chromium.check(page, "sandbox-patients");
            choose(page, "Tom Baker");
            order(page);
            Chromium.check(page, "sandbox-picked");
            page.locator("#sign").click();
            page.getByText("Authorization needed").first().waitFor();
            Chromium.check(page, "sandbox-signed");
            read(page, "order-sign");
            Chromium.check(page, "sandbox-message");
            page.locator("#ask").click();
            page.locator("#decision .mark.wait").waitFor();
            Chromium.check(page, "sandbox-open");
            decide(context, page);
            page.locator("#decision .mark.good").waitFor();
            assertTrue(page.locator("#decision").textContent().contains("Told by a notification"));
            Chromium.check(page, "sandbox-decided");
            page.navigate(plan.service().uri("/guides/sandbox").toString());
            Chromium.check(page, "sandbox-guide");
            assertEquals(List.of(), complaints);
        }
    }

    @Test
    void the_pages_are_as_good_in_the_dark_and_by_the_keyboard() {
        try (var context = chromium.context(ColorScheme.DARK)) {
            var page = context.newPage();
            page.navigate(plan.service().uri("/sandbox").toString());
            Chromium.check(page, "sandbox-patients-dark");
            page.getByRole(AriaRole.BUTTON, named("Alma Bellamy")).focus();
            page.keyboard().press("Enter");
            page.waitForURL("**/visits/*");
            page.locator("#add").focus();
            page.keyboard().press("Enter");
            page.locator("#sign").focus();
            page.keyboard().press("Enter");
            page.getByText("Authorized: ").first().waitFor();
            page.locator("details.message > summary").last().focus();
            page.keyboard().press("Enter");
            page.getByText("Copy as curl").waitFor();
            Chromium.check(page, "sandbox-signed-dark");
        }
    }

    private static void choose(Page page, String patient) {
        page.getByRole(AriaRole.BUTTON, named(patient)).click();
        page.waitForURL("**/visits/*");
    }

    private static void order(Page page) {
        page.locator("#add").click();
        page.locator("#sign").waitFor();
    }

    private static void read(Page page, String title) {
        var message = page.locator("details.message", new Page.LocatorOptions().setHasText(title))
                .last();
        message.locator("summary").click();
        message.getByText("Copy as curl").waitFor();
        message.getByText("What its token says").click();
    }

    private static void decide(BrowserContext context, Page page) {
        var desk = context.waitForPage(() ->
                page.getByRole(AriaRole.LINK, named("decide as a reviewer")).click());
        desk.getByRole(AriaRole.BUTTON, named("Dr. Vera Lund")).click();
        desk.waitForURL("**/review");
        for (int i = 0; i < 100 && desk.locator("table.list").count() == 0; i++) desk.reload();
        desk.keyboard().press("j");
        desk.keyboard().press("Enter");
        desk.waitForURL("**/review/*-*");
        desk.keyboard().press("a");
        desk.getByRole(AriaRole.BUTTON, named("Approve line 1")).click();
        desk.getByText("Line 1 is approved").waitFor();
        desk.close();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
