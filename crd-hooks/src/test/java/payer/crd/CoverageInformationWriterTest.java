package payer.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payer.decision.CoverageRequirement.Authorization;
import payer.decision.CoverageRequirement.Documents;
import payer.decision.CoverageRequirement.Purpose;

/** The guide's table of situations, row by row, and its invariants over all of them. */
class CoverageInformationWriterTest {

    @Test
    void covered_and_nothing_else() {
        assertSays(Statements.nothingElse(), "covered", "no-auth", "", "", "");
    }

    @Test
    void authorization_needed_without_a_form() {
        assertSays(Statements.authorizationNeeded(), "covered", "auth-needed", "", "", "");
    }

    @Test
    void authorization_needed_with_a_form() {
        assertSays(Statements.formNeeded(), "covered", "auth-needed", "clinical", "withpa", "");
        assertEquals(
                List.of(Statements.FORM),
                values(Statements.formNeeded(), Release.V2_0, "questionnaire", "valueCanonical"));
    }

    @Test
    void the_performer_must_ask() {
        assertSays(Statements.performerAsks(), "covered", "performpa", "", "", "");
    }

    @Test
    void documents_are_kept() {
        assertSays(Statements.documentsKept(), "covered", "no-auth", "clinical", "retain-doc", "");
    }

    @Test
    void authorized_now_with_its_number() {
        assertSays(Statements.satisfied(), "covered", "satisfied", "", "", "");
        assertEquals(List.of("A-77"), values(Statements.satisfied(), Release.V2_0, "satisfied-pa-id", "valueString"));
    }

    @Test
    void the_site_is_needed() {
        assertSays(Statements.siteNeeded(), "conditional", "conditional", "", "", "location");
    }

    @Test
    void not_covered_says_nothing_of_authorization() {
        assertSays(Statements.notCovered(), "not-covered", "", "", "", "");
    }

    @Test
    void an_unknown_member_has_a_code_in_the_later_release_only() {
        assertSays(Statements.unknownMember(), "not-covered", "", "", "", "");
        assertEquals(List.of(), reasonCodes(Statements.unknownMember(), Release.V2_0));
        assertEquals(List.of("no-member-found"), reasonCodes(Statements.unknownMember(), Release.V2_2));
    }

    @Test
    void a_failure_is_conditional_in_earlier_releases_and_indeterminate_in_the_later() {
        for (var release : List.of(Release.V2_0, Release.V2_1)) {
            assertEquals(List.of("conditional"), codes(Statements.failure(), release, "pa-needed"));
            assertEquals(List.of("OTH"), codes(Statements.failure(), release, "info-needed"));
            assertEquals(List.of(), reasonCodes(Statements.failure(), release));
        }
        assertEquals(List.of("indeterminate"), codes(Statements.failure(), Release.V2_2, "covered"));
        assertEquals(List.of("indeterminate"), codes(Statements.failure(), Release.V2_2, "pa-needed"));
        assertEquals(List.of(), codes(Statements.failure(), Release.V2_2, "info-needed"));
        assertEquals(List.of("technical"), reasonCodes(Statements.failure(), Release.V2_2));
    }

    @Test
    void several_documents_are_one_word_in_the_first_release() {
        assertEquals(List.of("both"), codes(Statements.severalDocuments(), Release.V2_0, "doc-needed"));
        assertEquals(List.of("clinical", "patient"), codes(Statements.severalDocuments(), Release.V2_2, "doc-needed"));
    }

    @Test
    void links_and_categories_are_for_the_releases_that_have_them() {
        assertEquals(0, details(Release.V2_0).size());
        assertEquals(List.of("code", "value"), urls(details(Release.V2_1).getFirst()));
        assertEquals(
                List.of("category", "code", "value"), urls(details(Release.V2_2).getFirst()));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void the_invariants_of_all_releases_hold(Statement statement, Release release) {
        var covered = codes(statement, release, "covered");
        var needed = codes(statement, release, "pa-needed");
        var documents = codes(statement, release, "doc-needed");
        var forms = values(statement, release, "questionnaire", "valueCanonical");
        var info = codes(statement, release, "info-needed");
        assertTrue(forms.isEmpty() || !documents.isEmpty(), "q1");
        assertEquals(covered.equals(List.of("not-covered")), needed.isEmpty(), "q2");
        assertEquals(!info.isEmpty(), covered.contains("conditional"), "q3");
        assertTrue(
                !needed.contains("satisfied")
                        || !codes(statement, release, "doc-purpose").contains("withpa"),
                "q4");
        assertEquals(
                needed.contains("satisfied"),
                !values(statement, release, "satisfied-pa-id", "valueString").isEmpty(),
                "q5");
        assertTrue(parts(statement, release, "reason").stream()
                .allMatch(reason -> reason.path("valueCodeableConcept").has("text")));
        assertEquals(1, parts(statement, release, "reason").size());
        assertTrue(release != Release.V2_0 || documents.size() <= 1, "doc-needed is 0..1");
        for (var once : List.of("coverage", "covered", "date", "coverage-assertion-id"))
            assertEquals(1, parts(statement, release, once).size(), once);
    }

    @Test
    void what_no_release_allows_cannot_be_made() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Statements.covered(
                        Authorization.SATISFIED,
                        Set.of(Documents.CLINICAL),
                        Optional.of(Purpose.WITH_AUTHORIZATION),
                        List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Statements.covered(Authorization.NEEDED, Set.of(), Optional.empty(), List.of(Statements.FORM)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CoverageInformation(Statements.satisfied(), "CA-1", Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CoverageInformation(Statements.nothingElse(), "CA-1", Optional.of("A-1")));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> everything() {
        return Statements.all().stream()
                .flatMap(statement -> Stream.of(Release.values())
                        .map(release -> org.junit.jupiter.params.provider.Arguments.of(statement, release)));
    }

    private static void assertSays(
            Statement statement, String covered, String needed, String documents, String purpose, String info) {
        for (var release : Release.values()) {
            assertEquals(word(covered), codes(statement, release, "covered"));
            assertEquals(word(needed), codes(statement, release, "pa-needed"));
            assertEquals(word(documents), codes(statement, release, "doc-needed"));
            assertEquals(word(purpose), codes(statement, release, "doc-purpose"));
            assertEquals(word(info), codes(statement, release, "info-needed"));
        }
    }

    private static List<String> word(String word) {
        return word.isEmpty() ? List.of() : List.of(word);
    }

    private static List<JsonNode> details(Release release) {
        return parts(Statements.nothingElse(), release, "detail");
    }

    private static List<String> urls(JsonNode detail) {
        var urls = new ArrayList<String>();
        detail.path("extension").forEach(part -> urls.add(part.path("url").asText()));
        return urls;
    }

    private static List<String> reasonCodes(Statement statement, Release release) {
        return parts(statement, release, "reason").stream()
                .map(reason -> reason.path("valueCodeableConcept")
                        .path("coding")
                        .path(0)
                        .path("code"))
                .filter(code -> !code.isMissingNode())
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> codes(Statement statement, Release release, String url) {
        return values(statement, release, url, "valueCode");
    }

    private static List<String> values(Statement statement, Release release, String url, String value) {
        return parts(statement, release, url).stream()
                .map(part -> part.path(value).asText())
                .toList();
    }

    private static List<JsonNode> parts(Statement statement, Release release, String url) {
        var parts = new ArrayList<JsonNode>();
        CoverageInformationWriter.write(Statements.asserted(statement), release)
                .path("extension")
                .forEach(part -> {
                    if (part.path("url").asText().equals(url)) parts.add(part);
                });
        return parts;
    }
}
