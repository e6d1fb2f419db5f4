package payer.rules.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Every mistake is told with its file, its line and what was expected. */
class PolicyDocumentTest {

    private static final String SOUND = """
            policy: walking-aids
            version: 2026-01-01
            title: Walking aids
            authority: plan
            source:
              citation: Plan policy
            owner: Medical policy
            effective:
              from: 2026-01-01
            codes:
              hcpcs: [E0100]
            authorization:
              needed for: [initial]
            terms:
              weakness:
                icd10cm: [M62.81]
            pathways:
              - for: [initial]
                branches:
                  - branch: weak
                    title: Weakness
                    criteria:
                      diagnosis: is-weak
                      text: The legs are weak
                      of: [weakness]
            """;

    @Test
    void a_sound_document_is_read() {
        var policy = PolicyDocument.read("policy.yaml", SOUND);
        assertEquals("walking-aids", policy.id());
        assertEquals(
                List.of("is-weak"),
                policy.leaves().stream().map(leaf -> leaf.name()).toList());
    }

    @Test
    void a_misspelt_entry_is_refused_where_it_stands() {
        complains(SOUND.replace("owner:", "ownr:"), "expected one of: policy, version", "policy.yaml:7:7 (ownr)");
        complains(SOUND.replace("owner:", "ownr:"), "expected an entry 'owner', found none", "policy.yaml:1:1");
    }

    @Test
    void an_unknown_code_system_is_refused() {
        complains(
                SOUND.replace("icd10cm:", "icd9:"),
                "expected a code system",
                "policy.yaml:16:11 (terms.weakness.icd9)");
    }

    @Test
    void a_term_that_is_not_declared_is_refused() {
        complains(
                SOUND.replace("of: [weakness]", "of: [weaknes]"),
                "expected a term of this policy (weakness",
                "policy.yaml:25:");
    }

    @Test
    void a_quantity_with_an_unknown_unit_is_refused() {
        var text = measuring("at least: 5 furlongs");
        complains(text, "expected a quantity such as '88 %'", "policy.yaml:25:");
    }

    @Test
    void limits_of_different_kinds_are_refused() {
        complains(
                measuring("at least: 5 kg\n          at most: 9 cm"),
                "expected limits of one kind of unit",
                "policy.yaml:23:");
    }

    @Test
    void alternatives_of_one_thing_in_different_kinds_of_unit_are_refused() {
        complains(
                measuring("either: [{of: [weakness], at least: '300 [lb_av]'}, {of: [weakness], at least: 3 h}]"),
                "expected limits of one kind of unit",
                "policy.yaml:23:");
        PolicyDocument.read(
                "policy.yaml",
                measuring("either: [{of: [weakness], at least: '300 [lb_av]'}, {of: [weakness], at most: 90 kg}]"));
    }

    @Test
    void a_grant_of_nothing_is_refused_where_it_stands() {
        for (var units : List.of("-1", "0", "1.5", "0.0 mL", "'-2 h'"))
            complains(granting("units: " + units), "expected an amount above zero", "policy.yaml:27:");
        for (var period : List.of("0 months", "000 days"))
            complains(granting("period: " + period), "expected a length of time", "policy.yaml:27:");
        PolicyDocument.read("policy.yaml", granting("units: 12.5 mL"));
    }

    @Test
    void limits_that_mean_nothing_are_refused_where_they_stand() {
        complains(
                measuring("at least: 300 kg\n          at most: 200 kg"),
                "expected limits in order",
                "policy.yaml:23:");
        for (var slip : List.of(
                "adherence: used, daily: 30 kg, on: 70 %, of days: 30 | a part of a day such as '4 h', found '30 kg'",
                "adherence: used, daily: 30 h, on: 70 %, of days: 30 | a part of a day",
                "adherence: used, daily: 4 h, on: 170 %, of days: 30 | a share of 1 to 100 %",
                "allowance: few, at most: -1 | a limit above zero, found '-1'",
                "age: old, from: 900 | an age of up to 130 years, found 900",
                "timing: soon, event: order, comes: before order | two different moments",
                "change: fell, from: {of: [weakness]}, to: {of: [weakness]}, falls at least: -5 kg | a change above zero",
                "change: fell, from: {of: [weakness]}, to: {of: [weakness]}, falls at least: 150 % of the first | a fall by up to 100 %",
                "rate: often, of: [weakness], out of: [weakness], at least: 150 %, with at least: 5 | a share of 1 to")) {
            var parts = slip.split(" \\| ", 2);
            complains(asking(parts[0]), "expected " + parts[1], "policy.yaml:2");
        }
        PolicyDocument.read(
                "policy.yaml",
                asking(
                        "change: rose, from: {of: [weakness]}, to: {of: [weakness]}, rises at least: 150 % of the first"));
    }

    @Test
    void what_was_supplied_before_is_all_that_such_a_policy_looks_at() {
        complains(
                SOUND.replace("effective:", "effect: same or similar\neffective:"),
                "expected only 'on file' in a policy of the effect 'same or similar'",
                "policy.yaml:2");
    }

    private static String asking(String criterion) {
        return SOUND.substring(0, SOUND.indexOf("          diagnosis: is-weak")).stripTrailing() + " {" + criterion
                + ", text: The criterion}\n";
    }

    @Test
    void codes_that_the_policy_is_not_about_are_refused_where_they_stand() {
        var reason = "reason: {provider: No., member: No., cite: Plan policy}";
        complains(
                SOUND + "not covered:\n  - {codes: {hcpcs: [E8888]}, " + reason + "}\n",
                "expected only codes of this policy (hcpcs E0100), found 'E8888'",
                "(not covered[0].codes)");
        complains(
                SOUND + "        only codes: {hcpcs: [E0100, E9999]}\n",
                "found 'E9999'",
                "(pathways[0].branches[0].only codes)");
        complains(
                SOUND.replace("needed for: [initial]", "needed for: [initial]\n  only codes: {hcpcs: [E8888]}"),
                "found 'E8888'",
                "(authorization.only codes)");
        complains(
                SOUND.replace("[E0100]", "[E0100, E0105]") + "not covered:\n  - {codes: {hcpcs: [E0100]}, " + reason
                        + ", instead: {hcpcs: [E0100]}}\n",
                "expected a code that is not excluded itself, found 'hcpcs E0100'",
                "(not covered[0].instead)");
        complains(SOUND.replace("[E0100]", "[E0100, E0100]"), "expected each code once", "(codes.hcpcs[1])");
        complains(
                SOUND.replace("title: Walking aids", "title: " + "aid ".repeat(100)),
                "a title of up to 300",
                "(title)");
    }

    private static String granting(String grant) {
        return SOUND + "        grant:\n          " + grant + "\n";
    }

    @Test
    void a_policy_for_nobody_is_refused() {
        complains(
                applying("age from: 90\n  age to: 10"),
                "expected ages in order, found from 90 to 10",
                "policy.yaml:11:3 (applies to)");
        complains(applying("states: [TX, ZZ]"), "expected the two letters of a state", "policy.yaml:11:16");
        PolicyDocument.read("policy.yaml", applying("states: [TX, PR, DC]\n  age from: 10\n  age to: 10"));
        complains(
                SOUND.replace("diagnosis: is-weak", "age: is-weak")
                        .replace("of: [weakness]", "from: 9\n          to: 8"),
                "expected ages in order",
                "policy.yaml:23:");
    }

    @Test
    void a_misspelt_role_or_condition_is_refused_where_it_stands() {
        var words = new Vocabulary(Set.of(), Set.of(), Set.of(), Set.of("after-dialysis"));
        PolicyDocument.read("policy.yaml", found("by: [physician]"), words);
        PolicyDocument.read("policy.yaml", found("under: [rest, after-dialysis]"), words);
        complains(found("by: [phisician]"), "expected a role: one of educator, ", "policy.yaml:26:16");
        complains(found("not by: [suplier]"), "found 'suplier'", "policy.yaml:26:20");
        complains(
                found("under: [after-dialysis]"),
                "expected a condition known to this payer (active-component, ",
                "policy.yaml:26:19");
    }

    private static String found(String entry) {
        return SOUND.replace("of: [weakness]", "of: [weakness]\n          " + entry);
    }

    private static String applying(String limits) {
        return SOUND.replace("codes:\n  hcpcs", "applies to:\n  " + limits + "\ncodes:\n  hcpcs");
    }

    @Test
    void a_misspelt_word_for_members_or_places_is_refused_where_it_stands() {
        var words = new Vocabulary(Set.of("medicaid", "medicare-advantage"), Set.of("GOLD"), Set.of(), Set.of());
        var misspelt = applying("lines of business: [medicaid, medicare-advantge]\n  products: [GOLD, GLOD]");
        var issues = assertThrows(Problem.class, () -> PolicyDocument.read("policy.yaml", misspelt, words))
                .issues();
        assertEquals(
                List.of(
                        "expected a line of business known to this payer (medicaid, medicare-advantage), found 'medicare-advantge'",
                        "expected a product known to this payer (GOLD), found 'GLOD'"),
                issues.stream().map(Problem.Issue::text).toList());
        assertTrue(issues.getFirst().place().startsWith("policy.yaml:11:33 (applies to.lines of business[1])"));
        PolicyDocument.read("policy.yaml", misspelt, Vocabulary.open());
        PolicyDocument.read("policy.yaml", applying("provider kinds: [anything]"), words);
        complains(
                applying("places of service: ['22', '5']"), "expected the two digits of a place", "policy.yaml:11:29");
    }

    @Test
    void modifiers_have_two_characters_and_nothing_else_stands_beside_them() {
        var with = "codes:\n  list: {hcpcs: [E0100]}\n  ";
        complains(
                SOUND.replace("codes:\n  hcpcs: [E0100]", with + "with modifier: [RRR]"),
                "expected the two characters of a modifier",
                "policy.yaml:12:19");
        complains(
                SOUND.replace("codes:\n  hcpcs: [E0100]", with + "with modifer: [RR]"),
                "only 'list' and 'with modifier' here, not 'with modifer'",
                "policy.yaml:12:17");
    }

    @Test
    void a_document_that_is_too_long_or_too_deep_is_refused_where_it_gets_so() {
        var long_ = SOUND + "note: |\n" + "  words and more words\n".repeat(100_000);
        var problem = refused(long_);
        assertEquals(ProblemKind.TOO_LARGE, problem.kind());
        assertTrue(
                problem.issues().getFirst().text().startsWith("expected at most 2,000,000 characters, found 2,"),
                problem.issues()::toString);
        assertTrue(
                problem.issues().getFirst().place().matches("policy.yaml:86\\d{3}:\\d+"), problem.issues()::toString);
        complains(
                SOUND + "note: " + "[".repeat(70) + "]".repeat(70),
                "groups and lists at most 60 deep",
                "policy.yaml:26:");
    }

    @Test
    void a_code_that_no_release_could_know_is_refused() {
        complains(SOUND.replace("[E0100]", "[E0100, E06301]"), "expected a code of hcpcs (E1390)", "policy.yaml:11:18");
        complains(SOUND.replace("[E0100]", "[E0100 to Q1]"), "expected a code", "policy.yaml:11:11");
        complains(SOUND.replace("hcpcs: [E0100]", "cpt: ['1234']"), "expected a code of cpt", "policy.yaml:11:9");
        complains(SOUND.replace("M62.81", "M6281"), "expected a code of icd10cm (J44.9)", "policy.yaml:16:");
    }

    @Test
    void a_second_pathway_for_a_kind_of_request_is_refused_where_it_stands() {
        var second = SOUND.substring(SOUND.indexOf("  - for: [initial]"))
                .replace("branch: weak", "branch: weaker")
                .replace("diagnosis: is-weak", "diagnosis: is-weaker");
        complains(SOUND + second, "found another one for initial", "policy.yaml:26:5 (pathways[1])");
    }

    @Test
    void a_span_of_time_that_runs_backwards_is_refused() {
        var text =
                SOUND.replace("of: [weakness]", "of: [weakness]\n          within: 31 to 20 days after first weakness");
        complains(text, "expected a relation in time", "policy.yaml:26:");
    }

    @Test
    void a_measurement_without_a_limit_is_refused() {
        complains(measuring("of: [weakness]"), "a measurement is held against a limit", "policy.yaml:23:");
    }

    private static String measuring(String entries) {
        return SOUND.replace("diagnosis: is-weak", "measurement: is-weak").replace("of: [weakness]", entries);
    }

    @Test
    void rounds_of_days_and_rounds_beside_a_window_are_refused() {
        var rate =
                "of: [weakness]\n          out of: [weakness]\n          at least: 90 %\n          with at least: 5\n";
        var text = SOUND.replace("diagnosis: is-weak", "rate: is-weak");
        complains(
                text.replace("of: [weakness]", rate + "          every: 30 days"),
                "expected rounds of whole months or years",
                "policy.yaml:23:");
        complains(
                text.replace(
                        "of: [weakness]", rate + "          every: 6 months\n          within: 1 year before request"),
                "expected either a window of time or rounds",
                "policy.yaml:23:");
        complains(
                text.replace("of: [weakness]", rate + "          holds for: 1 year"),
                "expected 'every' beside 'notice' and 'holds for'",
                "policy.yaml:23:");
    }

    @Test
    void a_period_that_ends_before_it_starts_is_refused() {
        complains(
                SOUND.replace("  from: 2026-01-01", "  from: 2026-01-01\n  until: 2025-01-01"),
                "a period ends no earlier than it starts",
                "policy.yaml:9:3 (effective)");
    }

    @Test
    void groups_that_lead_back_to_themselves_are_refused() {
        var text = SOUND.replace(
                "pathways:", "groups:\n  one:\n    not: {group: two}\n  two:\n    all: [{group: one}]\npathways:");
        complains(text, "found one → two → one", "policy.yaml:1");
        assertTrue(
                refused(text).issues().getFirst().place().contains("groups"),
                () -> refused(text).issues().toString());
    }

    @Test
    void a_group_that_is_not_declared_is_refused() {
        complains(
                SOUND.replace("pathways:", "groups:\n  one:\n    not: {group: three}\npathways:"),
                "expected a group of this policy (one), found 'three'",
                "policy.yaml:19:");
    }

    @Test
    void two_criteria_of_one_name_are_refused() {
        var twice = SOUND.replace("pathways:", "groups:\n  one:\n    finding: is-weak\n    text: Also weak\npathways:");
        complains(twice, "expected a criterion of its own name, found 'is-weak' again", "policy.yaml:");
    }

    @Test
    void an_authorization_without_criteria_for_it_is_refused() {
        complains(
                SOUND.replace("needed for: [initial]", "needed for: [initial, continuation]"),
                "expected a pathway for each kind of request",
                "policy.yaml:13:");
    }

    @Test
    void an_outcome_that_denies_does_not_exist() {
        complains(
                SOUND.replace("        criteria:", "        outcome: deny\n        criteria:"),
                "expected one of: approve, nurse review, physician review, found 'deny'",
                "policy.yaml:22:18");
    }

    @Test
    void broken_yaml_is_refused_with_its_line() {
        complains(SOUND + "  - [", "expected YAML", "policy.yaml:26:");
        complains("", "expected a document, found nothing", "policy.yaml");
    }

    @Test
    void an_entry_that_stands_twice_is_refused() {
        complains(SOUND + "title: Again\n", "expected each entry once, found 'title' again", "policy.yaml:26:1");
    }

    @Test
    void references_between_parts_of_the_text_are_refused() {
        complains(
                SOUND.replace("title: Walking aids", "title: &a [x]\nnote: *a"),
                "found a reference to another part",
                "policy.yaml:4:7");
    }

    @Test
    void criteria_without_end_are_refused() {
        var deep = "{not: ".repeat(50) + "{group: x}" + "}".repeat(50);
        assertThrows(
                Problem.class,
                () -> PolicyDocument.read(
                        "policy.yaml", SOUND.replace("pathways:", "groups:\n  x: " + deep + "\npathways:")));
    }

    @Test
    void all_mistakes_are_told_at_once() {
        var problem = refused(SOUND.replace("owner:", "ownr:").replace("authority: plan", "authority: mine"));
        assertTrue(problem.issues().size() >= 3, () -> problem.issues().toString());
    }

    private static void complains(String text, String expected, String place) {
        var issues = refused(text).issues();
        assertTrue(
                issues.stream()
                        .anyMatch(issue ->
                                issue.text().contains(expected) && issue.place().contains(place)),
                () -> issues.toString());
    }

    private static Problem refused(String text) {
        return assertThrows(Problem.class, () -> PolicyDocument.read("policy.yaml", text));
    }
}
