package payer.rules.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import payer.decision.Code;
import payer.decision.CoverageRequirement.Purpose;
import payer.decision.OrderingAdvice.Offer;
import payer.decision.OrderingAdvice.Order;
import payer.decision.OrderingAdvice.Topic;
import payer.decision.RequestKind;
import payer.rules.policy.CodeList;
import payer.rules.policy.Criterion;
import payer.rules.policy.OrderingRule;

/** The entries of {@code at ordering} in {@code policy.yaml}. */
final class OrderingShape {
    /** What a client can look up: an address with a version behind it. */
    private static final Shape<String> CANONICAL = Shape.text(
            "the address of a questionnaire with its version, such as https://example.org/Questionnaire/form|1.0",
            Map.of(
                    "type",
                    "string",
                    "pattern",
                    "^https://[^\\s/?#|\"<>\\\\^`{}]+(?:[/?#][^\\s|\"<>\\\\^`{}]*)?\\|\\S+$"),
            OrderingShape::canonical,
            Function.identity());

    static final Shape<List<OrderingRule>> RULES = rule().list();

    private OrderingShape() {}

    private static String canonical(String text) {
        var bar = text.indexOf('|');
        if (bar < 0 || bar == text.length() - 1) throw new IllegalArgumentException();
        Words.link(text.substring(0, bar));
        return text;
    }

    private static Shape<OrderingRule> rule() {
        var name = Entry.<OrderingRule, String>required(
                "advise",
                Words.NAME_SHAPE.noting((text, place) -> place.names().declare(Names.Kind.ADVICE, text, place)),
                OrderingRule::name);
        var topic = Entry.<OrderingRule, Topic>required("about", Shape.word(Topic.class), OrderingRule::topic);
        var title = Entry.<OrderingRule, String>required("title", Words.TEXT, OrderingRule::title);
        var text = Entry.<OrderingRule, String>required("text", Words.TEXT, OrderingRule::text);
        var kinds = Entry.usually("for", Shape.set(Shape.word(RequestKind.class)), OrderingRule::kinds, Set.of());
        var codes = Entry.<OrderingRule, CodeList>optional("only codes", Codes.LIST, OrderingRule::onlyFor);
        var when = Entry.<OrderingRule, Criterion>optional("when", Criteria.CRITERION, OrderingRule::when);
        var reading =
                Entry.<OrderingRule, Offer.Reading>optional("read", reading(), rule -> of(rule, Offer.Reading.class));
        var orders = Entry.<OrderingRule, Offer.MoreOrders>optional(
                "also order",
                order().list().as(Offer.MoreOrders::new, Offer.MoreOrders::orders),
                rule -> of(rule, Offer.MoreOrders.class));
        var form = Entry.<OrderingRule, Offer.Form>optional("fill in", form(), rule -> of(rule, Offer.Form.class));
        var app = Entry.<OrderingRule, Offer.App>optional("open", app(), rule -> of(rule, Offer.App.class));
        return Group.of(
                        entries -> new OrderingRule(
                                entries.get(name),
                                entries.get(topic),
                                entries.get(title),
                                entries.get(text),
                                entries.or(kinds, Set.of()),
                                entries.find(codes),
                                entries.find(when),
                                single(List.of(
                                        entries.find(reading),
                                        entries.find(orders),
                                        entries.find(form),
                                        entries.find(app)))),
                        name,
                        topic,
                        title,
                        text,
                        kinds,
                        codes,
                        when,
                        reading,
                        orders,
                        form,
                        app)
                .with(Together.atMostOne("read", "also order", "fill in", "open"));
    }

    private static <T extends Offer> Optional<T> of(OrderingRule rule, Class<T> kind) {
        return rule.offer().filter(kind::isInstance).map(kind::cast);
    }

    private static Optional<Offer> single(List<Optional<? extends Offer>> given) {
        var offers = given.stream().flatMap(Optional::stream).toList();
        if (offers.size() > 1) throw new IllegalArgumentException("expected one of: read, also order, fill in, open");
        return offers.stream().<Offer>map(offer -> offer).findFirst();
    }

    private static Shape<Offer.Reading> reading() {
        var title = Entry.<Offer.Reading, String>required("title", Words.TEXT, Offer.Reading::title);
        var link = Entry.<Offer.Reading, String>required("link", Words.LINK, Offer.Reading::link);
        return Group.of(entries -> new Offer.Reading(entries.get(title), entries.get(link)), title, link);
    }

    private static Shape<Order> order() {
        var kind = Entry.<Order, Order.Kind>required("order", Shape.word(Order.Kind.class), Order::kind);
        var code = Entry.<Order, Code>required("code", Words.CODE, Order::code);
        var text = Entry.<Order, String>required("text", Words.TEXT, Order::text);
        return Group.of(
                entries -> new Order(entries.get(kind), entries.get(code), entries.get(text)), kind, code, text);
    }

    private static Shape<Offer.Form> form() {
        var title = Entry.<Offer.Form, String>required("title", Words.TEXT, Offer.Form::title);
        var address = Entry.<Offer.Form, String>required("questionnaire", CANONICAL, Offer.Form::questionnaire);
        var purpose = Entry.<Offer.Form, Purpose>optional("for", Shape.word(Purpose.class), Offer.Form::purpose);
        return Group.of(
                entries -> new Offer.Form(entries.get(title), entries.get(address), entries.find(purpose)),
                title,
                address,
                purpose);
    }

    private static Shape<Offer.App> app() {
        var title = Entry.<Offer.App, String>required("title", Words.TEXT, Offer.App::title);
        var name = Entry.<Offer.App, String>required("app", Words.NAME_SHAPE, Offer.App::name);
        return Group.of(entries -> new Offer.App(entries.get(title), entries.get(name)), title, name);
    }
}
