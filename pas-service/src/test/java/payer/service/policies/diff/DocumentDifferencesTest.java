package payer.service.policies.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import payer.rules.document.ShippedPolicies;

/** What two documents differ in, as their author would say it. */
class DocumentDifferencesTest {
    private static final String OXYGEN = ShippedPolicies.folders().stream()
            .filter(folder -> folder.name().equals("home-oxygen"))
            .findFirst()
            .map(folder -> folder.versions().getOrDefault("policy.yaml", ""))
            .orElseThrow();

    @Test
    void a_limit_that_changed_is_told_as_a_limit() {
        var at = OXYGEN.indexOf("at most: 88 %", OXYGEN.indexOf("branch: group-1-rest"));
        var after = OXYGEN.substring(0, at) + "at most: 89 %" + OXYGEN.substring(at + "at most: 88 %".length());
        var told = texts(OXYGEN, after);
        assertEquals(1, told.size(), told::toString);
        assertTrue(
                told.getFirst().endsWith("group-1-rest › criteria › either › saturation › at most: 88 % → 89 %"),
                told::toString);
    }

    @Test
    void the_same_document_differs_in_nothing() {
        assertEquals(List.of(), texts(OXYGEN, OXYGEN));
    }

    @Test
    void codes_are_added_and_removed_whatever_their_order() {
        assertEquals(
                List.of("codes › hcpcs: removed E1390", "codes › hcpcs: added E1405"),
                texts("codes: {hcpcs: [E0424, E1390]}", "codes: {hcpcs: [E1405, E0424]}"));
        assertEquals(List.of(), texts("codes: {hcpcs: [E0424, E1390]}", "codes: {hcpcs: [E1390, E0424]}"));
    }

    @Test
    void what_has_a_name_is_found_again_in_another_place_of_its_list() {
        var before = "branches: [{branch: a, title: One}, {branch: b, title: Two}]";
        assertEquals(
                List.of("branches › b › title: Two → Three"),
                texts(before, "branches: [{branch: b, title: Three}, {branch: a, title: One}]"));
        assertEquals(
                List.of("branches › a: removed One", "branches › c: added Other"),
                texts(before, "branches: [{branch: b, title: Two}, {branch: c, title: Other}]"));
    }

    @Test
    void what_is_denied_is_known_by_what_it_denies() {
        assertEquals(
                List.of("all › not imaged › within: 12 months before order → 6 months before order"),
                texts(
                                "all: [{not: {on file: imaged, within: 12 months before order}}]",
                                "all: [{not: {on file: imaged, within: 6 months before order}}]")
                        .stream()
                        .map(text -> text.replace("not imaged › not ›", "not imaged ›"))
                        .toList());
    }

    @Test
    void an_entry_that_comes_or_goes_is_told() {
        assertEquals(
                List.of("effective › until: added 2026-12-31"),
                texts("effective: {from: 2026-01-01}", "effective: {from: 2026-01-01, until: 2026-12-31}"));
    }

    private static List<String> texts(String before, String after) {
        return DocumentDifferences.between(before, after).stream()
                .map(Difference::text)
                .toList();
    }
}
