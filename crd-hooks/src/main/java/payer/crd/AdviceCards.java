package payer.crd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.Fact;
import payer.decision.OrderingAdvice;
import payer.decision.OrderingAdvice.Offer;

/** The cards that policies ask for by name: one for each piece of advice, however many orders it is about. */
record AdviceCards(Terms terms) {
    private static final int MOST_EARLIER = 5;

    /** A piece of advice about one order. */
    private record Given(OrderingAdvice advice, Advice about) {
        String key() {
            return advice.policy().id() + "/" + advice.name();
        }
    }

    List<Card> of(List<Advice> advice) {
        return advice.stream()
                .flatMap(AdviceCards::given)
                .collect(Collectors.groupingBy(Given::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(group -> card(group).stream())
                .toList();
    }

    private static Stream<Given> given(Advice about) {
        return about.determination().stream()
                .flatMap(determination -> determination.advice().stream())
                .map(advice -> new Given(advice, about));
    }

    /** None where it hangs on an app that is nowhere, or on orders that cannot be written. */
    private Optional<Card> card(List<Given> group) {
        var advice = group.getFirst().advice();
        var link = link(group);
        var suggestions = suggestions(group);
        if (advice.offer().isPresent() && link.isEmpty() && suggestions.isEmpty()) return Optional.empty();
        return Optional.of(new Card(
                Option.of(advice.topic()),
                advice.title(),
                detail(group),
                link,
                suggestions,
                group.stream()
                        .map(given -> given.about().subject().reference())
                        .distinct()
                        .toList(),
                advice.policy().id()));
    }

    private static String detail(List<Given> group) {
        var advice = group.getFirst().advice();
        var codes = group.stream()
                .flatMap(given -> given.about().line().stream())
                .map(line -> line.code().value())
                .distinct()
                .collect(Collectors.joining(", "));
        var earlier = group.stream()
                .flatMap(given -> given.advice().shownBy().stream())
                .distinct()
                .limit(MOST_EARLIER)
                .map(AdviceCards::earlier)
                .collect(Collectors.joining());
        return "For %s (%s). %s%s".formatted(codes, advice.policy().citation(), advice.text(), earlier);
    }

    private static String earlier(Fact fact) {
        return "\n- " + fact.code().value()
                + fact.date().map(day -> ", " + day).orElse("")
                + switch (fact.source()) {
                    case CLAIMS -> ", claimed";
                    case AUTHORIZATIONS -> ", authorized";
                    default -> "";
                };
    }

    private Optional<Card.Link> link(List<Given> group) {
        return group.getFirst().advice().offer().flatMap(offer -> switch (offer) {
            case Offer.Reading(String title, String link) -> Optional.<Card.Link>of(new Card.Link.Page(title, link));
            case Offer.App(String title, String name) ->
                Optional.ofNullable(terms.apps().get(name))
                        .<Card.Link>map(launch -> new Card.Link.App(title, launch, context(group)));
            case Offer.MoreOrders _, Offer.Form _ -> Optional.<Card.Link>empty();
        });
    }

    private static Card.AppContext context(List<Given> group) {
        var statements = group.stream().map(given -> given.about().statement()).toList();
        return new Card.AppContext(
                group.stream()
                        .map(given -> given.about().subject().reference())
                        .distinct()
                        .toList(),
                statements.getFirst().coverage(),
                statements.stream()
                        .flatMap(statement -> statement.questionnaires().stream())
                        .distinct()
                        .toList(),
                List.of());
    }

    /** What is written new is modelled on the first of the orders. */
    private List<Card.Suggestion> suggestions(List<Given> group) {
        var first = group.getFirst();
        var drafting = new Drafting(first.about(), terms);
        return first.advice().offer().stream()
                .flatMap(offer -> switch (offer) {
                    case Offer.MoreOrders(var orders) ->
                        orders.stream().flatMap(order -> drafting.order(order).stream());
                    case Offer.Form form -> drafting.task(form).stream();
                    case Offer.Reading _, Offer.App _ -> Stream.<Card.Suggestion>empty();
                })
                .toList();
    }
}
