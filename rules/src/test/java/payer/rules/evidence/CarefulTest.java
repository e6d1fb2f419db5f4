package payer.rules.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Verdict;
import payer.problem.Problem;
import payer.rules.PolicyRules;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyDocument;

/** What is not known refuses nothing, and what nobody has read, nobody may rely on. */
class CarefulTest {
    private static final String HEAD = """
            policy: beds
            version: 1
            title: Beds
            authority: plan
            source: {citation: Plan policy}
            owner: Medical policy
            effective: {from: 2020-01-01}
            codes: {hcpcs: [E0303]}
            authorization: {needed for: [initial]}
            """;

    private static final String EXCLUDED = """
            not covered:
              - codes: {hcpcs: [E0303]}
                reason: {provider: No benefit., member: No benefit., cite: Plan policy}
            """;

    private static Determination decided(String policy, String situation) {
        return all(policy, situation).getLast();
    }

    private static List<Determination> all(String policy, String situation) {
        var read = PolicyDocument.read("policy.yaml", policy);
        return PolicyRules.of(List.of(read))
                .determine(CasesDocument.situation("situation.yaml", situation, List.of(read)));
    }

    private static String needing(String criterion) {
        return HEAD + pathway(criterion);
    }

    private static String pathway(String criterion) {
        return """
                pathways:
                  - for: [initial]
                    branches:
                      - branch: needed
                        title: Needed
                        criteria: {%s, text: The criterion, question: 'The question?'}
                """.formatted(criterion);
    }

    @Test
    void what_is_not_known_of_the_member_excludes_nothing() {
        var policy = HEAD + "applies to: {age from: 70}\n" + EXCLUDED + pathway("finding: bed-needed");
        var known = "{requested: 2026-03-02, member: {born: @}, lines: [{code: hcpcs E0303}]}";
        assertInstanceOf(
                Decision.NotCovered.class,
                decided(policy, known.replace("@", "1950-01-01")).decision());
        var unknown = decided(policy, "{requested: 2026-03-02, lines: [{code: hcpcs E0303}]}");
        assertInstanceOf(Decision.InformationNeeded.class, unknown.decision());
    }

    @Test
    void no_document_can_refuse_by_diagnosis() {
        var policy = HEAD + "terms: {copd: {icd10cm: [J44.9]}}\napplies to: {ordered for: [copd]}\n" + EXCLUDED
                + pathway("finding: bed-needed");
        var refused = assertThrows(Problem.class, () -> PolicyDocument.read("policy.yaml", policy));
        assertTrue(refused.issues().getFirst().text().contains("only a clinician says no by diagnosis"));
        assertTrue(refused.issues().getFirst().place().contains("(not covered)"), refused.issues()::toString);
    }

    @Test
    void a_day_that_nobody_has_read_is_read_by_a_person() {
        var policy =
                needing("timing: soon, event: latest study, comes: 30 days before order") + "terms: {study: finding}\n";
        var situation = "{requested: 2026-03-02, lines: [{code: hcpcs E0303}], facts: [@]}";
        var read = "{about: study, on: 2026-02-20}";
        var unread = "{about: study, on: 2026-02-20, from: attachment}";
        var approved = decided(policy, situation.replace("@", read));
        assertInstanceOf(Decision.Approved.class, approved.decision());
        assertEquals(1, approved.findings().getFirst().restsOn().size());
        assertInstanceOf(
                Decision.Pended.class,
                decided(policy, situation.replace("@", unread)).decision());
        assertInstanceOf(
                Decision.Approved.class,
                decided(policy, situation.replace("@", read + ", " + unread)).decision());
    }

    @Test
    void what_only_unread_papers_complete_is_read_by_a_person() {
        var policy = needing("count: events, of: [event], at least: 2") + "terms: {event: finding}\n";
        var situation = "{requested: 2026-03-02, lines: [{code: hcpcs E0303}], facts: [@]}";
        var first = "{about: event, on: 2026-01-10}";
        var unread = "{about: event, on: 2026-01-20, from: attachment}";
        var another = "{about: event, on: 2026-02-01}";
        assertInstanceOf(
                Decision.Pended.class,
                decided(policy, situation.replace("@", first + ", " + unread)).decision());
        assertInstanceOf(
                Decision.Approved.class,
                decided(policy, situation.replace("@", first + ", " + unread + ", " + another))
                        .decision());
    }

    @Test
    void a_day_that_is_not_known_is_not_told_by_a_fact_of_the_same_name() {
        var policy = needing("timing: study, event: latest study, comes: 30 days before discharge")
                + "terms: {study: finding}\n";
        var situation = "{requested: 2026-03-02, lines: [{code: hcpcs E0303}], facts: [@]}";
        var old = decided(policy, situation.replace("@", "{about: study, on: 2020-01-01}"));
        assertEquals(Verdict.UNKNOWN, old.findings().getFirst().verdict());
        var answered = decided(policy, situation.replace("@", "{about: answer study, from: form, on: 2026-03-01}"));
        assertEquals(Verdict.MET, answered.findings().getFirst().verdict());
    }

    @Test
    void what_the_form_denies_of_what_others_show_is_for_a_person() {
        var situation = """
                requested: 2026-03-02
                lines: [{code: hcpcs E0303}]
                facts:
                  - {about: event, on: 2026-02-20, by: practitioner}
                  - {about: hcpcs E0303, on: 2026-01-20, from: claims}
                  - {about: therapy, is: failed, on: 2026-01-01, until: 2026-02-20}
                  - {about: answer shown, is: no, from: form, on: 2026-03-01}
                """;
        for (var criterion : List.of(
                "count: shown, of: [event], at least: 1",
                "on file: shown, of: [ordered-service]",
                "evaluator: shown, of: [event], by: [practitioner]",
                "timing: shown, event: latest event, comes: 30 days before order",
                "trial: shown, of: [therapy], outcome: [failed]")) {
            var policy = needing(criterion) + "terms: {event: finding, therapy: finding}\n";
            var denied = decided(policy, situation);
            assertTrue(denied.findings().getFirst().contradicted(), criterion);
            assertInstanceOf(Decision.Pended.class, denied.decision(), criterion);
            var silent = decided(policy, situation.substring(0, situation.indexOf("  - {about: answer")));
            assertInstanceOf(Decision.Approved.class, silent.decision(), criterion);
        }
    }

    @Test
    void what_was_had_without_an_amount_is_one_at_least() {
        var policy = needing("allowance: few, at most: 2, per: 30 days, counting: [ordered-service]");
        var situation = """
                requested: 2026-03-02
                history complete: yes
                lines: [{code: hcpcs E0303, quantity: 1}]
                facts:
                  - {about: hcpcs E0303, on: 2026-02-20, from: claims}
                  - {about: hcpcs E0303, on: 2026-02-21, from: claims}
                """;
        assertEquals(
                Verdict.NOT_MET,
                decided(policy, situation).findings().getFirst().verdict());
    }

    @Test
    void lines_of_one_request_share_a_limit() {
        var policy = needing("allowance: in-a-month, at most: 15, per: 30 days, counting: [ordered-service]");
        var situation = """
                requested: 2026-03-02
                history complete: yes
                lines:
                  - {code: hcpcs E0303, quantity: @}
                  - {code: hcpcs E0303, quantity: #, serviced: 2026-03-05}
                """;
        var within = all(policy, situation.replace("@", "8").replace("#", "7"));
        within.forEach(one -> assertInstanceOf(Decision.Approved.class, one.decision()));
        var beyond = all(policy, situation.replace("@", "8").replace("#", "8"));
        assertInstanceOf(Decision.Approved.class, beyond.getFirst().decision());
        assertTrue(!(beyond.getLast().decision() instanceof Decision.Approved), beyond::toString);
    }

    @Test
    void two_results_of_one_day_are_for_a_person_in_whatever_order() {
        var policy = needing(
                                "change: fell, of: [saturation], from: {of: [saturation]}, to: {of: [saturation]}, falls at least: 5 %")
                        .replace(" of: [saturation], from", " from")
                + "terms: {saturation: {loinc: ['2708-6']}}\n";
        var situation =
                "{requested: 2026-03-02, lines: [{code: hcpcs E0303}], facts: [@, #, {about: saturation, is: 90 %, on: 2026-02-21}]}";
        var high = "{about: saturation, is: 97 %, on: 2026-02-20}";
        var low = "{about: saturation, is: 92 %, on: 2026-02-20, from: form}";
        var one = decided(policy, situation.replace("@", high).replace("#", low));
        var other = decided(policy, situation.replace("@", low).replace("#", high));
        assertEquals(one.decision(), other.decision());
        assertTrue(one.findings().getFirst().contradicted());
        assertTrue(other.findings().getFirst().contradicted());
    }

    @Test
    void a_change_that_the_form_tells_otherwise_is_for_a_person() {
        var policy = needing("change: fell, from: {of: [saturation]}, to: {of: [saturation]}, falls at least: 5 %")
                + "terms: {saturation: {loinc: ['2708-6']}}\n";
        var situation = """
                requested: 2026-03-02
                lines: [{code: hcpcs E0303}]
                facts:
                  - {about: saturation, is: 97 %, on: 2026-02-20}
                  - {about: saturation, is: 90 %, on: 2026-02-21}
                  - {about: answer fell, is: no, on: @, from: form}
                """;
        var told = decided(policy, situation.replace("@", "2026-02-25"));
        assertTrue(told.findings().getFirst().contradicted());
        assertEquals(
                "it says otherwise than what counts",
                told.findings().getFirst().setAside().getFirst().why());
        assertInstanceOf(Decision.Pended.class, told.decision());
        var before = decided(policy, situation.replace("@", "2026-02-20"));
        assertInstanceOf(Decision.Approved.class, before.decision());
    }

    @Test
    void a_diagnosis_that_was_denied_elsewhere_is_for_a_person() {
        var policy =
                needing("diagnosis: has-diabetes, of: [diabetes]") + "terms: {diabetes: {icd10cm: [E10.-, E11.-]}}\n";
        var situation = "{requested: 2026-03-02, lines: [{code: hcpcs E0303}], facts: [@]}";
        var stated = "{about: icd10cm E11.9, from: order, on: 2026-02-01}";
        var answered = "{about: answer has-diabetes, from: form, on: 2026-02-01}";
        var denied = "{about: icd10cm E11.9, is: no, on: 2026-01-01}";
        var another = "{about: icd10cm E10.9, on: 2026-01-01}";
        assertInstanceOf(
                Decision.Approved.class,
                decided(policy, situation.replace("@", stated)).decision());
        for (var said : List.of(stated, answered)) {
            var doubted = decided(policy, situation.replace("@", said + ", " + denied));
            assertTrue(doubted.findings().getFirst().contradicted(), said);
            assertInstanceOf(Decision.Pended.class, doubted.decision());
        }
        assertInstanceOf(
                Decision.Approved.class,
                decided(policy, situation.replace("@", stated + ", " + denied + ", " + another))
                        .decision());
        var again = "{about: icd10cm E11.9, on: 2026-02-01}";
        assertInstanceOf(
                Decision.Approved.class,
                decided(policy, situation.replace("@", denied + ", " + again)).decision());
    }

    @Test
    void what_the_request_tells_by_itself_is_shown_as_well() {
        var situation = """
                requested: 2026-03-02
                member: {born: 1950-01-01}
                admitted: 2026-03-01
                lines: [{code: hcpcs E0303}, {code: hcpcs E0305}]
                """;
        var shown = java.util.Map.of(
                "age: adult, from: 18",
                "finding age 76",
                "setting: inside, inpatient: yes",
                "finding hospital-stay yes",
                "urgency: urgent, is: [expedited]",
                "finding standard-request yes",
                "ordered together: with-rails, of: [rails]",
                "hcpcs E0305 yes");
        shown.forEach((criterion, fact) -> {
            var policy = needing(criterion) + "terms: {rails: {hcpcs: [E0305]}}\n"
                    + "evidence: {accepts: [record], without a person: [record]}\n";
            var finding = all(policy, situation).getFirst().findings().getFirst();
            assertEquals(
                    List.of(fact),
                    finding.restsOn().stream().map(CarefulTest::told).toList());
            assertEquals(false, finding.needsPerson(), criterion);
        });
    }

    private static String told(Fact fact) {
        var value = fact.amount()
                .map(amount -> amount.value().toPlainString())
                .orElse(fact.says(FactValue.YES) ? "yes" : "no");
        return fact.code().text() + " " + value;
    }

    @Test
    void who_says_otherwise_is_shown() {
        var policy = needing("finding: bed-needed");
        var finding = decided(policy, """
                        requested: 2026-03-02
                        lines: [{code: hcpcs E0303}]
                        facts:
                          - {about: bed-needed, on: 2026-02-20}
                          - {about: answer bed-needed, is: no, on: 2026-02-21, from: form}
                        """).findings().getFirst();
        assertTrue(finding.contradicted());
        assertEquals(
                "it says otherwise than what counts",
                finding.setAside().getFirst().why());
    }

    @Test
    void days_the_wrong_way_round_are_refused() {
        var policy = needing("finding: bed-needed");
        for (var wrong : List.of(
                "facts: [{about: bed-needed, on: 2026-02-20, until: 2026-01-20}]",
                "admitted: 2026-02-20, discharged: 2026-02-19"))
            assertThrows(
                    Problem.class,
                    () -> decided(policy, "{requested: 2026-03-02, lines: [{code: hcpcs E0303}], " + wrong + "}"),
                    wrong);
    }
}
