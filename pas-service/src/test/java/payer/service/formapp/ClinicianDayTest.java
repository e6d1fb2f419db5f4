package payer.service.formapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.priorauth.DemoPayer;
import payer.service.running.Chromium;
import payer.testdata.message.ProviderRecords;

/**
 * A clinician's day in a real Chromium: from the launch in the EHR to the plan's decision, with a check of each page for
 * accessibility. Pictures of the pages come out of it, into {@code -Dscreenshots=…}.
 */
class ClinicianDayTest {
    private static PretendEhr ehr;
    private static DemoPayer plan;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        Assumptions.assumeTrue(
                ClinicianDayTest.class.getResource("/renderer/lforms/webcomponent/lhc-forms.js") != null,
                "The form renderer is not in this build: the clinician's browser test is skipped. See docs/form-app.md");
        ehr = new PretendEhr();
        plan = DemoPayer.on(Map.of("demo.load", true, "form-app.ehrs", List.of(ehr.line())));
        ehr.holding(ProviderRecords.served(plan.cases().oxygenAtRest86RoomAir()));
        chromium = Chromium.started();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        if (plan != null) plan.close();
        if (ehr != null) ehr.close();
    }

    @Test
    void from_the_launch_to_the_decision() {
        try (var context = chromium.context(ColorScheme.LIGHT)) {
            var page = context.newPage();
            var complaints = Chromium.complaints(page);
            page.navigate(plan.service().uri("/dtr/app").toString());
            Chromium.check(page, "form-app");
            openForm(page);
            Chromium.check(page, "form-app-form");
            assertTrue(page.getByText("From the chart").count() > 0);

            page.getByRole(AriaRole.BUTTON, named("Confirm all that was filled in"))
                    .click();
            saved(page);
            page.getByLabel("Show only what is missing").check();
            Chromium.check(page, "form-app-missing");
            page.getByLabel("Show only what is missing").uncheck();
            answerOpenYesNos(page);
            saved(page);
            page.getByRole(AriaRole.BUTTON, named("Store in the chart")).click();
            page.getByText("Stored in the chart.").waitFor();
            Chromium.check(page, "form-app-stored");
            assertEquals(1, ehr.all(QuestionnaireResponse.class).size());
            page.getByRole(AriaRole.BUTTON, named("Store, and ask the plan for the authorization"))
                    .click();
            page.locator("#decision li").first().waitFor();
            page.locator("#decision").scrollIntoViewIfNeeded();
            Chromium.check(page, "form-app-decision");
            assertEquals("Sent to the plan.", page.locator("#saving").textContent());
            assertEquals(List.of(), complaints);
        }
    }

    @Test
    void the_pages_are_as_good_in_the_dark() {
        try (var context = chromium.context(ColorScheme.DARK)) {
            var page = context.newPage();
            openForm(page);
            Chromium.check(page, "form-app-form-dark");
            page.getByRole(AriaRole.LINK, named("Orders and forms")).first().click();
            page.getByText("Forms of this patient").waitFor();
            Chromium.check(page, "form-app-orders-dark");
        }
    }

    @Test
    void the_pretend_ehr_launches_the_app_for_an_order_and_has_the_form_afterwards() {
        var demo = DemoPayer.running().service();
        try (var context = chromium.context(ColorScheme.LIGHT)) {
            var screen = context.newPage();
            screen.navigate(demo.uri("/sandbox").toString());
            screen.getByRole(AriaRole.BUTTON, named("Tom Baker")).click();
            screen.waitForURL("**/visits/*");
            screen.locator("#add").click();
            screen.locator("#sign").click();
            var app = context.waitForPage(() -> screen.locator("#launch").click());
            app.waitForURL("**/dtr/app/visits/*");
            app.getByRole(AriaRole.BUTTON, named("Open the forms")).click();
            app.waitForURL("**/drafts/*");
            app.locator("[data-ready=true]").waitFor();
            Chromium.check(app, "form-app-sandbox");
            app.getByRole(AriaRole.BUTTON, named("Store in the chart")).click();
            app.getByText("Stored in the chart.").waitFor();
        }
    }

    private static void openForm(Page page) {
        page.navigate(plan.service()
                .uri("/dtr/app/launch?launch=day&iss=" + URLEncoder.encode(ehr.base(), StandardCharsets.UTF_8))
                .toString());
        page.waitForURL("**/dtr/app/visits/*");
        Chromium.check(page, "form-app-orders");
        page.locator("input[name=order]").all().forEach(Locator::check);
        page.getByRole(AriaRole.BUTTON, named("Open the forms")).click();
        page.waitForURL("**/drafts/*");
        page.locator("[data-ready=true]").waitFor();
    }

    /** What no chart told, a person says: yes. */
    private static void answerOpenYesNos(Page page) {
        var open = page.locator(".lhc-item-question:not(.answered) input[type=radio][id$='|true']");
        for (int i = 0; i < 40 && open.count() > 0; i++) open.first().check(new Locator.CheckOptions().setForce(true));
    }

    private static void saved(Page page) {
        page.locator("#saving:has-text('Saved.'), #saving:has-text('Stored in the chart.')")
                .waitFor();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
