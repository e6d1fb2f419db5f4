package payer.crd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import payer.decision.Code;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.OrderingAdvice;
import payer.decision.PolicyReference;
import payer.decision.Reason;

/**
 * The cards that follow from advice: one per policy and kind, only where there is something to do, and nothing that the
 * coverage information says already.
 */
public final class Cards {
    private final List<Advice> advice;
    private final Hook hook;
    private final Terms terms;

    private Cards(List<Advice> advice, Hook hook, Terms terms) {
        this.advice = advice;
        this.hook = hook;
        this.terms = terms;
    }

    /** All that there are, the most useful first. */
    public static List<Card> of(List<Advice> advice, Hook hook, Terms terms) {
        return hook.isPrimary() ? new Cards(advice, hook, terms).all() : List.of();
    }

    /** As many as were asked for, and of the kinds that were. */
    public static List<Card> wanted(List<Card> cards, Configuration configuration) {
        return cards.stream()
                .filter(card -> configuration.wants(card.topic()))
                .limit(configuration.mostCards().orElse(Option.USUAL_CARDS))
                .toList();
    }

    private List<Card> all() {
        var cards = new ArrayList<Card>();
        for (var group : byPolicy().values()) {
            alternatives(group).ifPresent(cards::add);
            unmet(group).ifPresent(cards::add);
            reference(group).ifPresent(cards::add);
        }
        cards.addAll(new AdviceCards(terms).of(advice));
        return cards;
    }

    private Map<String, List<Advice>> byPolicy() {
        return advice.stream()
                .filter(one -> one.determination().isPresent())
                .collect(Collectors.groupingBy(
                        one -> decision(one).policy().id(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Determination determination(Advice advice) {
        return advice.determination().orElseThrow();
    }

    private static Decision decision(Advice advice) {
        return determination(advice).decision();
    }

    private static PolicyReference policy(List<Advice> group) {
        return decision(group.getFirst()).policy();
    }

    /** The policy's text, for those who have something left to show. */
    private static Optional<Card> reference(List<Advice> group) {
        var open = group.stream().filter(one -> !openCriteria(one).isEmpty()).toList();
        var policy = policy(group);
        if (open.isEmpty() || !policy.link().startsWith("http")) return Optional.empty();
        var lines = open.stream()
                .map(one -> Wording.texts(determination(one), openCriteria(one)))
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
        var detail = "For " + codes(open) + " (" + policy.citation() + "). Still to be shown: " + listed(lines);
        return Optional.of(new Card(
                Option.GUIDELINE,
                policy.title() + ": what has to be shown",
                lines.isEmpty() ? "For " + codes(open) + " (" + policy.citation() + ")." : detail,
                Optional.of(new Card.Link.Page(policy.title(), policy.link())),
                List.of(),
                about(open),
                policy.id()));
    }

    private static Collection<String> openCriteria(Advice advice) {
        return decision(advice) instanceof Decision.InformationNeeded needed ? needed.criteria() : List.of();
    }

    /** What is not met: nothing is refused, but a person will have to look. */
    private static Optional<Card> unmet(List<Advice> group) {
        var pended = group.stream()
                .filter(one -> !unmetReasons(one).isEmpty() && !isToldAsDuplicate(one))
                .toList();
        if (pended.isEmpty()) return Optional.empty();
        var policy = policy(group);
        var reasons = pended.stream()
                .flatMap(one -> unmetReasons(one).stream())
                .distinct()
                .toList();
        return Optional.of(new Card(
                Option.OFF_GUIDELINE,
                policy.title() + ": a reviewer will have to look at this",
                "For " + codes(pended) + " (" + policy.citation() + ").\n" + listed(reasons),
                Optional.empty(),
                List.of(),
                about(pended),
                policy.id()));
    }

    /** The policy says in its own words what was had before, and one card about it is enough. */
    private static boolean isToldAsDuplicate(Advice advice) {
        return determination(advice).advice().stream()
                .anyMatch(told -> told.topic() == OrderingAdvice.Topic.DUPLICATE_THERAPY
                        && told.policy().equals(decision(advice).policy()));
    }

    private static List<String> unmetReasons(Advice advice) {
        return decision(advice) instanceof Decision.Pended(var policy, var reviewer, var criteria, var reasons)
                        && !criteria.isEmpty()
                ? reasons.stream()
                        .map(Reason::forProvider)
                        .filter(text -> !text.isBlank())
                        .toList()
                : List.of();
    }

    /** Items that are covered, in place of one that is not. Only what is still a draft can be changed by a suggestion. */
    private Optional<Card> alternatives(List<Advice> group) {
        var excluded =
                group.stream().filter(one -> !alternativesTo(one).isEmpty()).toList();
        if (excluded.isEmpty()) return Optional.empty();
        var first = excluded.getFirst();
        var policy = policy(group);
        var suggestions = excluded.stream()
                .collect(Collectors.toMap(
                        one -> one.subject().reference(), one -> one, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .flatMap(one -> alternativesTo(one).stream().flatMap(code -> suggestion(one, code).stream()))
                .toList();
        var instead = excluded.stream()
                .flatMap(one -> alternativesTo(one).stream())
                .map(Code::value)
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(new Card(
                Option.ALTERNATIVES,
                codes(excluded) + " is not covered; other items may be",
                "%s (%s)\nInstead: %s"
                        .formatted(first.statement().grounds().getFirst().text(), policy.citation(), instead),
                Optional.empty(),
                hook == Hook.ORDER_SIGN ? suggestions : List.of(),
                about(excluded),
                policy.id()));
    }

    private static List<Code> alternativesTo(Advice advice) {
        return determination(advice).requirement().alternatives();
    }

    /** The same order with another code, if the order says what it is for by a code of that system. */
    private static Optional<Card.Suggestion> suggestion(Advice advice, Code code) {
        var replaced = replaced(advice.subject().json(), code);
        return replaced.map(order ->
                        new Card.Action(Card.Action.Kind.UPDATE, "Replace the ordered item by " + code.value(), order))
                .map(action -> new Card.Suggestion("Order " + code.value() + " instead", List.of(action)));
    }

    private static Optional<ObjectNode> replaced(ObjectNode order, Code code) {
        for (var name : List.of("code", "codeCodeableConcept", "medicationCodeableConcept")) {
            if (!order.path(name).path("coding").isArray()) continue;
            var copy = order.deepCopy();
            copy.remove("extension");
            var kept = JsonNodeFactory.instance.arrayNode();
            for (var extension : order.path("extension"))
                if (!Urls.COVERAGE_INFORMATION.equals(extension.path("url").textValue())) kept.add(extension);
            if (!kept.isEmpty()) copy.set("extension", kept);
            var concept = copy.putObject(name);
            concept.putArray("coding").addObject().put("system", code.system()).put("code", code.value());
            return Optional.of(copy);
        }
        return Optional.empty();
    }

    private static String codes(List<Advice> group) {
        return group.stream()
                .flatMap(one -> one.line().stream())
                .map(line -> line.code().value())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<String> about(List<Advice> group) {
        return group.stream().map(one -> one.subject().reference()).distinct().toList();
    }

    private static String listed(List<String> lines) {
        return lines.stream().map(line -> "\n- " + line).collect(Collectors.joining());
    }
}
