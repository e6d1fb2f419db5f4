package payer.rules.document;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.decision.Code;
import payer.decision.Membership;
import payer.decision.Provider;
import payer.decision.Quantity;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;
import payer.decision.Urgency;

/** The shape of {@code cases.yaml}. */
final class CaseShape {

    private CaseShape() {}

    record Cases(Optional<Telling> background, List<Case> cases) {}

    record Case(String name, Optional<String> like, Telling telling, List<CaseAnswer> expect) {}

    /** What a case says of its situation; what it leaves out comes from where it starts. */
    record Telling(
            Optional<LocalDate> requested,
            Optional<LocalDate> seen,
            Optional<Urgency> urgency,
            Optional<LocalDate> admitted,
            Optional<LocalDate> discharged,
            Optional<Boolean> historyComplete,
            Optional<Membership> member,
            List<CaseLine> lines,
            List<CaseFacts> facts,
            Set<String> without) {

        Telling {
            if (admitted.isPresent()
                    && discharged.isPresent()
                    && discharged.get().isBefore(admitted.get()))
                throw new IllegalArgumentException(
                        "expected a discharge on or after the admission, found " + discharged.get());
        }

        static Telling nothing() {
            return new Telling(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Set.of());
        }

        Telling over(Telling basis) {
            return new Telling(
                    requested.or(basis::requested),
                    seen.or(basis::seen),
                    urgency.or(basis::urgency),
                    admitted.or(basis::admitted),
                    discharged.or(basis::discharged),
                    historyComplete.or(basis::historyComplete),
                    member.or(basis::member),
                    lines.isEmpty() ? basis.lines : lines,
                    facts,
                    without);
        }
    }

    /** A line; where it says nothing of its days they are the day of the request. */
    record CaseLine(
            Code code,
            Set<String> modifiers,
            Optional<Quantity> quantity,
            RequestKind kind,
            List<Code> diagnoses,
            Optional<LocalDate> ordered,
            Optional<LocalDate> serviced,
            Optional<String> place,
            Provider provider) {

        ServiceLine line(int sequence, LocalDate requested) {
            return new ServiceLine(
                    sequence,
                    code,
                    modifiers,
                    quantity,
                    kind,
                    diagnoses,
                    ordered.orElse(requested),
                    serviced.orElse(requested),
                    place.orElse(""),
                    provider);
        }
    }

    static final Group<Cases> CASES = cases();

    /** A situation alone, without a name and without what has to come of it. */
    static final Group<Telling> SITUATION = telling();

    private static Group<Cases> cases() {
        var background = Entry.<Cases, Telling>optional("background", telling(), Cases::background);
        var cases = Entry.<Cases, List<Case>>required("cases", one().list(), Cases::cases);
        return Group.of(entries -> new Cases(entries.find(background), entries.get(cases)), background, cases);
    }

    private static Group<Case> one() {
        var telling = telling();
        var name = Entry.<Case, String>required(
                "case",
                Words.TEXT.noting((text, place) -> place.names().declare(Names.Kind.CASE, text, place)),
                Case::name);
        var like = Entry.<Case, String>optional("like", Words.TEXT, Case::like);
        var expect = Entry.<Case, List<CaseAnswer>>required("expect", new AnswerShape().list(), Case::expect);
        var all = new ArrayList<Entry<Case, ?>>(List.of(name, like));
        telling.entries().forEach(entry -> all.add(of(entry)));
        all.add(expect);
        return new Group<>(
                all,
                entries -> new Case(
                        entries.get(name),
                        entries.find(like),
                        telling.build().apply(within(telling, all, entries)),
                        entries.get(expect)));
    }

    /** The entries of a telling stand beside the case's own. */
    private static <V> Entry<Case, V> of(Entry<Telling, V> entry) {
        return new Entry<>(entry.key(), entry.shape(), one -> entry.get().apply(one.telling()), false);
    }

    private static Entries within(Group<Telling> telling, List<Entry<Case, ?>> all, Entries entries) {
        var values = new java.util.IdentityHashMap<Entry<?, ?>, Object>();
        for (var entry : telling.entries())
            all.stream()
                    .filter(one -> one.key().equals(entry.key()))
                    .findFirst()
                    .flatMap(entries::find)
                    .ifPresent(value -> values.put(entry, value));
        return new Entries(values);
    }

    private static Group<Telling> telling() {
        var requested = Entry.<Telling, LocalDate>optional("requested", Words.DATE, Telling::requested);
        var seen = Entry.<Telling, LocalDate>optional("seen", Words.DATE, Telling::seen);
        var urgency = Entry.<Telling, Urgency>optional("urgency", Shape.word(Urgency.class), Telling::urgency);
        var admitted = Entry.<Telling, LocalDate>optional("admitted", Words.DATE, Telling::admitted);
        var discharged = Entry.<Telling, LocalDate>optional("discharged", Words.DATE, Telling::discharged);
        var history = Entry.<Telling, Boolean>optional("history complete", Words.YES_NO, Telling::historyComplete);
        var member = Entry.<Telling, Membership>optional("member", member(), Telling::member);
        var lines = Entry.usually("lines", line().list(), Telling::lines, List.<CaseLine>of());
        var without = Entry.usually("without", Shape.names(Words.TEXT), Telling::without, Set.<String>of());
        var facts = Entry.usually("facts", CaseFacts.SHAPE.list(), Telling::facts, List.<CaseFacts>of());
        return Group.of(
                entries -> new Telling(
                        entries.find(requested),
                        entries.find(seen),
                        entries.find(urgency),
                        entries.find(admitted),
                        entries.find(discharged),
                        entries.find(history),
                        entries.find(member),
                        entries.or(lines, List.of()),
                        entries.or(facts, List.of()),
                        entries.or(without, Set.of())),
                requested,
                seen,
                urgency,
                admitted,
                discharged,
                history,
                member,
                lines,
                without,
                facts);
    }

    private static Shape<Membership> member() {
        var born = Entry.<Membership, LocalDate>optional("born", Words.DATE, Membership::birthDate);
        var line = text("line of business", Words.LINE_OF_BUSINESS, Membership::lineOfBusiness);
        var product = text("product", Words.PRODUCT, Membership::product);
        var state = text("state", Words.STATE, Membership::state);
        var enrolled = Entry.<Membership, LocalDate>optional("enrolled", Words.DATE, Membership::enrolledSince);
        return Group.of(
                entries -> new Membership(
                        entries.find(born),
                        entries.or(line, ""),
                        entries.or(product, ""),
                        entries.or(state, ""),
                        entries.find(enrolled)),
                born,
                line,
                product,
                state,
                enrolled);
    }

    private static <W> Entry<W, String> text(
            String key, Shape<String> shape, java.util.function.Function<W, String> get) {
        return Entry.usually(key, shape, get, "");
    }

    private static Shape<CaseLine> line() {
        var code = Entry.<CaseLine, Code>required("code", Words.CODE, CaseLine::code);
        var modifiers =
                Entry.usually("modifiers", Shape.names(Words.MODIFIER_SHAPE), CaseLine::modifiers, Set.<String>of());
        var quantity = Entry.<CaseLine, Quantity>optional("quantity", Words.UNITS, CaseLine::quantity);
        var kind = Entry.usually("request", Shape.word(RequestKind.class), CaseLine::kind, RequestKind.INITIAL);
        var diagnoses = Entry.usually("for", Words.CODE.list(), CaseLine::diagnoses, List.<Code>of());
        var ordered = Entry.<CaseLine, LocalDate>optional("ordered", Words.DATE, CaseLine::ordered);
        var serviced = Entry.<CaseLine, LocalDate>optional("serviced", Words.DATE, CaseLine::serviced);
        var place = Entry.<CaseLine, String>optional("place of service", Words.PLACE_OF_SERVICE, CaseLine::place);
        var provider = Entry.usually("provider", provider(), CaseLine::provider, Provider.unknown());
        return Group.of(
                entries -> new CaseLine(
                        entries.get(code),
                        entries.or(modifiers, Set.of()),
                        entries.find(quantity),
                        entries.or(kind, RequestKind.INITIAL),
                        entries.or(diagnoses, List.of()),
                        entries.find(ordered),
                        entries.find(serviced),
                        entries.find(place),
                        entries.or(provider, Provider.unknown())),
                code,
                modifiers,
                quantity,
                kind,
                diagnoses,
                ordered,
                serviced,
                place,
                provider);
    }

    private static Shape<Provider> provider() {
        var npi = text("npi", Words.TEXT, Provider::npi);
        var kind = text("kind", Words.PROVIDER_KIND, Provider::kind);
        var network = Entry.<Provider, Boolean>optional("in network", Words.YES_NO, Provider::inNetwork);
        return Group.of(
                entries -> new Provider(entries.or(npi, ""), entries.or(kind, ""), entries.find(network)),
                npi,
                kind,
                network);
    }

    /** The kind of decision as the key, the names that go with it as the value, and what else the case cares for. */
    private static final class AnswerShape implements Shape<CaseAnswer> {

        private static final Shape<List<String>> NAMES = Words.TEXT.list();
        private static final Shape<Quantity> UNITS = Words.QUANTITY_SHAPE;
        private static final Shape<Period> PERIOD = Words.LENGTH;
        private static final Set<String> OTHERS = Set.of("units", "period", "under", "checklist", "within", "advised");

        @Override
        public CaseAnswer read(Place place) {
            var entries = place.entries();
            var kinds = java.util.Arrays.stream(CaseAnswer.Kind.values())
                    .filter(kind -> entries.containsKey(kind.text()))
                    .toList();
            if (kinds.size() != 1 || !known(entries.keySet()))
                throw place.expected("one of " + kindTexts() + ", with units, period or under if they matter");
            var kind = kinds.getFirst();
            return new CaseAnswer(
                    kind,
                    names(Optional.ofNullable(entries.get(kind.text())).orElseThrow()),
                    Optional.ofNullable(entries.get("units")).map(UNITS::read),
                    Optional.ofNullable(entries.get("period")).map(PERIOD::read),
                    Optional.ofNullable(entries.get("under")).map(Words.TEXT::read),
                    Optional.ofNullable(entries.get("checklist")).map(AnswerShape::names),
                    Optional.ofNullable(entries.get("within")).map(Words.TEXT::read),
                    Optional.ofNullable(entries.get("advised")).map(AnswerShape::names));
        }

        private static boolean known(Set<String> keys) {
            return keys.stream()
                    .allMatch(key -> OTHERS.contains(key) || kindTexts().contains(key));
        }

        private static List<String> kindTexts() {
            return java.util.Arrays.stream(CaseAnswer.Kind.values())
                    .map(CaseAnswer.Kind::text)
                    .toList();
        }

        private static Set<String> names(Place place) {
            if (place.isList()) return new LinkedHashSet<>(NAMES.read(place));
            var text = place.text();
            return text.equals(CaseAnswer.BY_RULE) ? Set.of() : Set.of(text);
        }

        @Override
        public Object write(CaseAnswer answer) {
            var written = new LinkedHashMap<String, Object>();
            written.put(
                    answer.kind().text(), answer.names().isEmpty() ? CaseAnswer.BY_RULE : List.copyOf(answer.names()));
            answer.units().ifPresent(units -> written.put("units", UNITS.write(units)));
            answer.period().ifPresent(period -> written.put("period", PERIOD.write(period)));
            answer.under().ifPresent(under -> written.put("under", under));
            answer.checklist()
                    .ifPresent(names ->
                            written.put("checklist", names.isEmpty() ? CaseAnswer.BY_RULE : List.copyOf(names)));
            answer.within().ifPresent(limit -> written.put("within", limit));
            answer.advised()
                    .ifPresent(
                            names -> written.put("advised", names.isEmpty() ? CaseAnswer.BY_RULE : List.copyOf(names)));
            return written;
        }

        @Override
        public Map<String, Object> schema() {
            var named = Map.of("anyOf", List.of(Words.TEXT.schema(), NAMES.schema()));
            var properties = new LinkedHashMap<String, Object>();
            kindTexts().forEach(kind -> properties.put(kind, named));
            properties.put("units", UNITS.schema());
            properties.put("period", PERIOD.schema());
            properties.put("under", Words.TEXT.schema());
            properties.put("checklist", named);
            properties.put("within", Words.TEXT.schema());
            properties.put("advised", named);
            var schema = new LinkedHashMap<String, Object>(Together.exactlyOne(kindTexts()));
            schema.putAll(Map.of("type", "object", "additionalProperties", false, "properties", properties));
            return schema;
        }
    }
}
