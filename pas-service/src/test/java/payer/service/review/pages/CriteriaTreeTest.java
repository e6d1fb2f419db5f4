package payer.service.review.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import payer.decision.Author;
import payer.decision.RequestKind;
import payer.decision.Verdict;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;
import payer.service.priorauth.LedgerEntry;
import payer.service.priorauth.LedgerEntry.Evidence;
import payer.service.priorauth.LedgerEntry.Unused;
import payer.service.review.pages.CriteriaTree.Node;

/** What was found, hung into the tree of the policy. */
class CriteriaTreeTest {
    private static final Policy OXYGEN = ShippedPolicies.policies().stream()
            .filter(policy -> policy.id().equals("home-oxygen")
                    && policy.pathway(RequestKind.INITIAL).isPresent())
            .findFirst()
            .orElseThrow();

    @Test
    void what_is_met_everywhere_is_met_above_and_each_leaf_is_there_in_the_order_of_the_policy() {
        var tree = CriteriaTree.of(Optional.of(OXYGEN), RequestKind.INITIAL, found(Verdict.MET));
        for (var root : tree) assertEquals("Met", root.mark().word(), root.text());
        assertEquals(
                leaves().map(Leaf::text).toList(),
                all(tree).filter(Node::leaf).map(Node::text).toList());
    }

    @Test
    void what_is_not_known_is_not_called_unmet() {
        for (var root : CriteriaTree.of(Optional.of(OXYGEN), RequestKind.INITIAL, found(Verdict.UNKNOWN)))
            assertEquals("Not known", root.mark().word(), root.text());
        for (var root : CriteriaTree.of(Optional.of(OXYGEN), RequestKind.INITIAL, found(Verdict.NOT_MET)))
            assertEquals("Not met", root.mark().word(), root.text());
    }

    @Test
    void a_way_that_nobody_looked_at_is_only_named() {
        var way = OXYGEN.pathway(RequestKind.INITIAL).orElseThrow();
        var first = way.branches()
                .getFirst()
                .criteria()
                .leaves(OXYGEN)
                .map(leaf -> entry(leaf, Verdict.MET))
                .toList();
        var tree = CriteriaTree.of(Optional.of(OXYGEN), RequestKind.INITIAL, first);
        var last = tree.getLast();
        assertTrue(last.text().startsWith("Other ways, not looked at: "), last.text());
        assertEquals("Not looked at", last.mark().word());
    }

    @Test
    void without_its_policy_it_is_a_list() {
        var list = CriteriaTree.of(Optional.empty(), RequestKind.INITIAL, found(Verdict.MET));
        assertEquals(found(Verdict.MET).size(), list.size());
        assertTrue(list.stream().allMatch(Node::leaf));
    }

    @Test
    void a_contradiction_and_what_was_set_aside_come_with_their_facts() {
        var nurse = new Author("practitioner", Set.of("rn"), Optional.of(false));
        var here = evidence("Observation/1", "86", Optional.of(nurse));
        var there = evidence("Observation/2", "93", Optional.empty());
        var entry = new LedgerEntry(
                "saturation",
                "Saturation",
                Verdict.UNKNOWN,
                List.of(here),
                List.of(new Unused(there, "too old")),
                "a value",
                true,
                true);
        var shown = CriteriaTree.of(Optional.empty(), RequestKind.INITIAL, List.of(entry))
                .getFirst()
                .finding()
                .orElseThrow();
        assertTrue(shown.contradicted() && shown.needsPerson() && !shown.isBare());
        assertEquals("a value", shown.missing());
        var fact = shown.restsOn().getFirst();
        assertEquals("86 %", fact.says());
        assertEquals("Nov 1, 2026", fact.when());
        assertEquals("patient’s record", fact.source());
        assertEquals("practitioner, rn, not tied to the supplier", fact.author());
        assertEquals("too old", shown.setAside().getFirst().why());
        assertFalse(shown.toString().contains("86"));
    }

    private static Evidence evidence(String place, String value, Optional<Author> author) {
        return new Evidence(
                place,
                "RECORD",
                Optional.of(LocalDate.parse("2026-11-01")),
                Optional.empty(),
                Optional.of("loinc 2708-6"),
                Optional.of(value),
                Optional.of("%"),
                author);
    }

    private static Stream<Leaf> leaves() {
        return OXYGEN.pathway(RequestKind.INITIAL).orElseThrow().criteria().flatMap(one -> one.leaves(OXYGEN));
    }

    private static List<LedgerEntry> found(Verdict verdict) {
        return leaves().map(leaf -> entry(leaf, verdict)).toList();
    }

    private static LedgerEntry entry(Leaf leaf, Verdict verdict) {
        return new LedgerEntry(leaf.name(), leaf.text(), verdict, List.of(), List.of(), "", false, false);
    }

    private static Stream<Node> all(List<Node> nodes) {
        return nodes.stream().flatMap(node -> Stream.concat(Stream.of(node), all(node.below())));
    }
}
