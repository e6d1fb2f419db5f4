package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.Leaf;
import payer.service.running.RunningService;

/** What anyone reads at a browser, without a token. */
class CoveragePolicyPagesTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void the_list_shows_the_policies_of_a_day() {
        var page = page("/coverage-policies?on=2015-06-01");
        assertTrue(page.contains("in force on June 1, 2015"), page);
        assertTrue(page.contains("href=\"/coverage-policies/home-oxygen/2011-10-31\""), page);
        assertFalse(page.contains("/coverage-policies/home-oxygen/2021-09-27"), page);
    }

    @Test
    void a_code_inside_a_range_finds_the_policies_about_it_and_no_others() {
        var page = page("/coverage-policies?q=k0823&on=2026-11-01");
        assertTrue(page.contains("/coverage-policies/power-mobility/"), page);
        assertTrue(page.contains("/coverage-policies/dmepos-time-limits/"), page);
        assertFalse(page.contains("/coverage-policies/lumbar-mri/"), page);
        assertTrue(page("/coverage-policies?q=E0627&on=2026-11-01").contains("1 policy in force"));
    }

    @Test
    void codes_are_told_in_words_too() {
        var page = words(page("/coverage-policies/power-mobility/2024-06-02"));
        assertTrue(page.contains("Power wheelchair, group 2, captain"), page);
        assertTrue(page.contains("K0823"), page);
    }

    @Test
    void words_are_found_in_titles_and_all_of_them_have_to_be() {
        assertTrue(page("/coverage-policies?q=Lumbar+MRI").contains("/coverage-policies/lumbar-mri/"));
        assertTrue(page("/coverage-policies?q=lumbar+oxygen").contains("0 policies in force"));
    }

    @Test
    void what_is_typed_stays_text() {
        var page = page("/coverage-policies?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        assertFalse(page.contains("<script"), page);
    }

    /** Nothing of what is asked may be missing where people look it up. */
    @Test
    void every_condition_of_every_policy_is_on_its_page_with_its_question() {
        for (var policy : ShippedPolicies.policies()) {
            var page = words(page("/coverage-policies/" + policy.id() + "/" + policy.version()));
            for (var leaf : policy.leaves()) {
                assertTrue(page.contains(words(leaf.text())), policy.id() + ": " + leaf.name());
                for (var question : question(leaf)) assertTrue(page.contains(words(question)), policy.id() + question);
            }
            for (var branch : policy.branches().toList())
                assertTrue(page.contains(words(branch.title())), policy.id() + ": " + branch.name());
        }
    }

    @Test
    void a_program_still_gets_documents_at_the_same_addresses() {
        var list = SERVICE.get("/coverage-policies");
        assertTrue(list.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
        assertTrue(list.body().startsWith("{\"on\""), list.body());
        assertTrue(
                SERVICE.get("/coverage-policies?q=nothing-of-the-kind").body().endsWith("\"policies\":[]}"));
        var yaml = SERVICE.get("/coverage-policies/home-oxygen/2011-10-31", "Accept", "application/yaml");
        assertTrue(yaml.body().startsWith("policy: home-oxygen"), yaml.body());
    }

    @Test
    void what_is_not_there_is_said_on_a_page() {
        var answer = get("/coverage-policies/home-oxygen/1900-01-01");
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("There is no such policy in force"), answer.body());
        assertEquals(400, get("/coverage-policies?on=yesterday").statusCode());
    }

    private static List<String> question(Leaf leaf) {
        return leaf.question().map(question -> question.text()).stream().toList();
    }

    private static String page(String path) {
        var answer = get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        return answer.body();
    }

    private static HttpResponse<String> get(String path) {
        return SERVICE.get(path, "Accept", BROWSER);
    }

    /** Without the marks that HTML writes in its own way, and without what the writer of a page may break. */
    private static String words(String text) {
        return text.replaceAll("&(lt|gt|amp|#39|#34|quot);|[<>&'\"]", "").replaceAll("\\s+", " ");
    }
}
