package payer.rules.document;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.decision.Authority;
import payer.decision.CoverageRequirement.Documents;
import payer.decision.CoverageRequirement.Purpose;
import payer.decision.Grant;
import payer.decision.Quantity;
import payer.decision.Reason;
import payer.decision.RequestKind;
import payer.decision.Reviewer;
import payer.decision.TimeLimits;
import payer.decision.TimeLimits.TimeLimit;
import payer.decision.Urgency;
import payer.rules.policy.Applicability;
import payer.rules.policy.AuthorizationRule;
import payer.rules.policy.Branch;
import payer.rules.policy.CodeExclusion;
import payer.rules.policy.CodeList;
import payer.rules.policy.Criterion;
import payer.rules.policy.DocumentationRule;
import payer.rules.policy.Effect;
import payer.rules.policy.EffectivePeriod;
import payer.rules.policy.EvidenceRule;
import payer.rules.policy.Identity;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** The shape of {@code policy.yaml}. */
final class PolicyShape {

    private static final Shape<Set<RequestKind>> KINDS = Shape.set(Shape.word(RequestKind.class));

    private static final Shape<List<String>> CRITERIA_NAMES = Words.NAME_SHAPE
            .noting((name, place) -> place.names().mention(Names.Kind.CRITERION, name, place))
            .list();

    static final Shape<Effect> EFFECT = Shape.word(Effect.class);
    static final Shape<Authority> AUTHORITY = Shape.word(Authority.class);
    static final Shape<Identity.Publication> SOURCE = publication();
    static final Shape<EffectivePeriod> EFFECTIVE = effective();
    static final Shape<Applicability> APPLIES = applicability();
    static final Shape<Trigger> TRIGGER = new TriggerShape();

    static final Group<Policy> POLICY = policy();

    private PolicyShape() {}

    private static Group<Policy> policy() {
        var id = Entry.<Policy, String>required("policy", Words.NAME_SHAPE, Policy::id);
        var version = Entry.<Policy, String>required("version", Words.VERSION_SHAPE, Policy::version);
        var title = Entry.<Policy, String>required(
                "title", Words.TEXT, policy -> policy.identity().title());
        var authority = Entry.<Policy, Authority>required(
                "authority", AUTHORITY, policy -> policy.identity().authority());
        var source = Entry.<Policy, Identity.Publication>required(
                "source", SOURCE, policy -> policy.identity().source());
        var owner = Entry.<Policy, String>required(
                "owner", Words.TEXT, policy -> policy.identity().owner());
        var effective = Entry.<Policy, EffectivePeriod>required("effective", EFFECTIVE, Policy::effective);
        var note = Entry.<Policy, String>optional("note", Words.TEXT, Policy::note);
        var effect = Entry.usually("effect", EFFECT, Policy::effect, Effect.COVERAGE);
        var applies = Entry.usually("applies to", APPLIES, Policy::applies, Applicability.everyone());
        var codes = Entry.<Policy, Trigger>required("codes", TRIGGER, Policy::trigger);
        var excluded = Entry.usually("not covered", exclusion().list(), Policy::exclusions, List.of());
        var authorization =
                Entry.usually("authorization", authorization(), Policy::authorization, AuthorizationRule.never());
        var documentation =
                Entry.usually("documents", documentation(), Policy::documentation, DocumentationRule.none());
        var terms = Entry.usually("terms", new MapShape<>(Names.Kind.TERM, Codes.TERM), Policy::terms, Map.of());
        var evidence = Entry.usually("evidence", Leaves.EVIDENCE, Policy::evidence, EvidenceRule.usual());
        var unmet = Entry.usually("unmet goes to", Shape.word(Reviewer.class), Policy::unmet, Reviewer.NURSE);
        var groups = Entry.<Policy, Map<String, Criterion>>usually(
                "groups", new MapShape<>(Names.Kind.GROUP, Criteria.CRITERION), Policy::groups, Map.of());
        var pathways = Entry.usually("pathways", pathway().list(), Policy::pathways, List.of());
        var advice = Entry.usually("at ordering", OrderingShape.RULES, Policy::atOrdering, List.of());
        var limits = Entry.<Policy, TimeLimits>optional("time limits", timeLimits(), Policy::timeLimits);
        return Group.of(
                        entries -> new Policy(
                                new Identity(
                                        entries.get(id),
                                        entries.get(version),
                                        entries.get(title),
                                        entries.get(authority),
                                        entries.get(source),
                                        entries.get(owner)),
                                entries.get(effective),
                                entries.or(effect, Effect.COVERAGE),
                                entries.or(applies, Applicability.everyone()),
                                entries.get(codes),
                                entries.or(excluded, List.of()),
                                entries.or(authorization, AuthorizationRule.never()),
                                entries.or(documentation, DocumentationRule.none()),
                                entries.or(terms, Map.of()),
                                entries.or(evidence, EvidenceRule.usual()),
                                entries.or(unmet, Reviewer.NURSE),
                                entries.or(groups, Map.of()),
                                entries.or(pathways, List.of()),
                                entries.or(advice, List.of()),
                                entries.find(limits),
                                entries.find(note)),
                        id,
                        version,
                        title,
                        authority,
                        source,
                        owner,
                        effective,
                        note,
                        effect,
                        applies,
                        codes,
                        excluded,
                        authorization,
                        documentation,
                        limits,
                        terms,
                        evidence,
                        unmet,
                        groups,
                        pathways,
                        advice)
                .with(together());
    }

    /** What follows from what a policy does. */
    private static Map<String, Object> together() {
        var anyCode = Map.<String, Object>of("properties", Map.of("codes", Map.of("const", TriggerShape.ANY)));
        var constraints = new ArrayList<Map<String, Object>>();
        constraints.add(Together.needs("authorization", "pathways"));
        constraints.add(Together.either(
                Map.of(
                        "required",
                        List.of("effect"),
                        "properties",
                        Map.of("effect", Map.of("not", Map.of("const", "coverage")))),
                Map.of("not", Together.all(Together.given("codes"), anyCode))));
        constraints.add(Together.where("effect", "otherwise", anyCode));
        constraints.add(Together.where("effect", "time limits", Together.given("time limits")));
        for (var effect : Effect.values())
            if (effect.waiver().isPresent())
                constraints.add(Together.where(
                        "effect",
                        effect.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        Together.given("pathways")));
        return Map.of("allOf", constraints);
    }

    private static Shape<Identity.Publication> publication() {
        var citation =
                Entry.<Identity.Publication, String>required("citation", Words.TEXT, Identity.Publication::citation);
        var link = Entry.<Identity.Publication, String>optional("link", Words.LINK, Identity.Publication::link);
        return Group.of(entries -> new Identity.Publication(entries.get(citation), entries.find(link)), citation, link);
    }

    private static Shape<EffectivePeriod> effective() {
        var from = Entry.<EffectivePeriod, LocalDate>required("from", Words.DATE, EffectivePeriod::from);
        var until = Entry.<EffectivePeriod, LocalDate>optional("until", Words.DATE, EffectivePeriod::until);
        var by = Entry.usually(
                "by",
                Shape.word(EffectivePeriod.Basis.class),
                EffectivePeriod::basis,
                EffectivePeriod.Basis.SERVICE_DATE);
        return Group.of(
                entries -> new EffectivePeriod(
                        entries.get(from), entries.find(until), entries.or(by, EffectivePeriod.Basis.SERVICE_DATE)),
                from,
                until,
                by);
    }

    private static Shape<Applicability> applicability() {
        var none = Set.<String>of();
        var lines = Entry.usually(
                "lines of business", Shape.names(Words.LINE_OF_BUSINESS), Applicability::linesOfBusiness, none);
        var products = Entry.usually("products", Shape.names(Words.PRODUCT), Applicability::products, none);
        var states = Entry.usually("states", Shape.names(Words.STATE), Applicability::states, none);
        var ageFrom = Entry.<Applicability, Integer>optional("age from", Words.WHOLE, Applicability::ageFrom);
        var ageTo = Entry.<Applicability, Integer>optional("age to", Words.WHOLE, Applicability::ageTo);
        var places = Entry.usually(
                "places of service", Shape.names(Words.PLACE_OF_SERVICE), Applicability::placesOfService, none);
        var network = Entry.<Applicability, Boolean>optional("in network", Words.YES_NO, Applicability::inNetwork);
        var providers =
                Entry.usually("provider kinds", Shape.names(Words.PROVIDER_KIND), Applicability::providerKinds, none);
        var kinds = Entry.<Applicability, Set<RequestKind>>usually("requests", KINDS, Applicability::kinds, Set.of());
        var urgencies = Entry.<Applicability, Set<Urgency>>usually(
                "urgency", Shape.set(Shape.word(Urgency.class)), Applicability::urgencies, Set.of());
        var indications = SoughtEntries.<Applicability>terms("ordered for", Applicability::indications);
        return Group.of(
                entries -> new Applicability(
                        entries.or(lines, none),
                        entries.or(products, none),
                        entries.or(states, none),
                        entries.find(ageFrom),
                        entries.find(ageTo),
                        entries.or(places, none),
                        entries.find(network),
                        entries.or(providers, none),
                        entries.or(kinds, Set.of()),
                        entries.or(urgencies, Set.of()),
                        entries.or(indications, List.of())),
                lines,
                products,
                states,
                ageFrom,
                ageTo,
                places,
                network,
                providers,
                kinds,
                urgencies,
                indications);
    }

    private static Shape<CodeExclusion> exclusion() {
        var codes = Entry.<CodeExclusion, CodeList>required("codes", Codes.LIST, CodeExclusion::codes);
        var reason = Entry.<CodeExclusion, Reason>required("reason", Leaves.REASON, CodeExclusion::reason);
        var instead = Entry.<CodeExclusion, CodeList>optional("instead", Codes.LIST, CodeExclusion::instead);
        return Group.of(
                entries -> new CodeExclusion(entries.get(codes), entries.get(reason), entries.find(instead)),
                codes,
                reason,
                instead);
    }

    private static Shape<AuthorizationRule> authorization() {
        var kinds =
                Entry.<AuthorizationRule, Set<RequestKind>>required("needed for", KINDS, AuthorizationRule::neededFor);
        var only = Entry.<AuthorizationRule, CodeList>optional("only codes", Codes.LIST, AuthorizationRule::onlyFor);
        var performer = Entry.usually("asked by performer", Words.YES_NO, AuthorizationRule::performerAsks, false);
        return Group.of(
                entries -> new AuthorizationRule(entries.get(kinds), entries.find(only), entries.or(performer, false)),
                kinds,
                only,
                performer);
    }

    private static Shape<DocumentationRule> documentation() {
        var documents = Entry.<DocumentationRule, Set<Documents>>required(
                "needed", Shape.set(Shape.word(Documents.class)), DocumentationRule::documents);
        var purpose = Entry.<DocumentationRule, Purpose>optional(
                "for", Shape.word(Purpose.class), DocumentationRule::purpose);
        return Group.of(
                entries -> new DocumentationRule(entries.get(documents), entries.find(purpose)), documents, purpose);
    }

    private static Shape<Pathway> pathway() {
        var kinds = Entry.<Pathway, Set<RequestKind>>required("for", KINDS, Pathway::kinds);
        var common = Entry.<Pathway, Criterion>optional("criteria", Criteria.CRITERION, Pathway::common);
        var branches = Entry.<Pathway, List<Branch>>required("branches", branch().list(), Pathway::branches);
        return Group.of(
                entries -> new Pathway(entries.get(kinds), entries.find(common), entries.get(branches)),
                kinds,
                common,
                branches);
    }

    private static Shape<Branch> branch() {
        var name = Entry.<Branch, String>required(
                "branch",
                Words.NAME_SHAPE.noting((text, place) -> place.names().declare(Names.Kind.BRANCH, text, place)),
                Branch::name);
        var title = Entry.<Branch, String>required("title", Words.TEXT, Branch::title);
        var grants = Entry.<Branch, CodeList>optional("only codes", Codes.LIST, Branch::grants);
        var opens = Entry.usually("opens with", CRITERIA_NAMES, Branch::opensWith, List.of());
        var criteria = Entry.<Branch, Criterion>required("criteria", Criteria.CRITERION, Branch::criteria);
        var outcome = Entry.usually(
                "outcome", Shape.word(Branch.Disposition.class), Branch::disposition, Branch.Disposition.APPROVE);
        var grant = Entry.usually("grant", grant(), Branch::grant, Grant.asAsked());
        return Group.of(
                entries -> new Branch(
                        entries.get(name),
                        entries.get(title),
                        entries.find(grants),
                        entries.or(opens, List.of()),
                        entries.get(criteria),
                        entries.or(outcome, Branch.Disposition.APPROVE),
                        entries.or(grant, Grant.asAsked())),
                name,
                title,
                grants,
                opens,
                criteria,
                outcome,
                grant);
    }

    static Shape<Grant> grant() {
        var units = Entry.<Grant, Quantity>optional("units", Words.UNITS, Grant::units);
        var period = Entry.<Grant, Period>optional("period", Words.LENGTH, Grant::period);
        var useWithin = Entry.<Grant, Period>optional("use within", Words.LENGTH, Grant::useWithin);
        var limits = Entry.usually("limits", Words.TEXT.list(), Grant::limits, List.of());
        return Group.of(
                entries -> new Grant(
                        entries.find(units),
                        entries.find(period),
                        entries.find(useWithin),
                        entries.or(limits, List.of())),
                units,
                period,
                useWithin,
                limits);
    }

    private static Shape<TimeLimits> timeLimits() {
        var standard = Entry.<TimeLimits, TimeLimit>required("standard", timeLimit(), TimeLimits::standard);
        var expedited = Entry.<TimeLimits, TimeLimit>required("expedited", timeLimit(), TimeLimits::expedited);
        var valid = Entry.<TimeLimits, Period>optional("valid for", Words.LENGTH, TimeLimits::approvalValidFor);
        return Group.of(
                entries -> new TimeLimits(entries.get(standard), entries.get(expedited), entries.find(valid)),
                standard,
                expedited,
                valid);
    }

    private static Shape<TimeLimit> timeLimit() {
        var business = Entry.<TimeLimit, Integer>optional("business days", Words.COUNT, TimeLimit::businessDays);
        var calendar = Entry.<TimeLimit, Integer>optional("calendar days", Words.COUNT, TimeLimit::calendarDays);
        var hours = Entry.<TimeLimit, Integer>optional(
                "hours", Words.COUNT, limit -> limit.hours().map(length -> (int) length.toHours()));
        return Group.of(
                        entries -> new TimeLimit(
                                entries.find(business),
                                entries.find(calendar),
                                entries.find(hours).map(Duration::ofHours)),
                        business,
                        calendar,
                        hours)
                .with(Together.atLeastOne("business days", "calendar days", "hours"));
    }

    /** The word {@code any}, or codes by system with, if it matters, modifiers beside them. */
    private static final class TriggerShape implements Shape<Trigger> {
        private static final String ANY = "any";
        private static final Shape<Set<String>> MODIFIERS = Shape.names(Words.MODIFIER_SHAPE);

        @Override
        public Trigger read(Place place) {
            if (!place.isGroup()) {
                if (place.text().equals(ANY)) return new Trigger.AnyService();
                throw place.expected("codes by system, or the word 'any'");
            }
            var list = place.entries().get("list");
            if (list == null) return new Trigger.Listed(Codes.LIST.read(place), Set.of());
            place.entries().forEach((key, value) -> {
                if (!key.equals("list") && !key.equals("with modifier"))
                    throw value.expected("only 'list' and 'with modifier' here, not '" + key + "'");
            });
            var modifiers = Optional.ofNullable(place.entries().get("with modifier"));
            return new Trigger.Listed(
                    Codes.LIST.read(list), modifiers.map(MODIFIERS::read).orElse(Set.of()));
        }

        @Override
        public Object write(Trigger trigger) {
            return switch (trigger) {
                case Trigger.AnyService any -> ANY;
                case Trigger.Listed(CodeList codes, Set<String> modifiers) -> {
                    if (modifiers.isEmpty()) yield Codes.LIST.write(codes);
                    var written = new LinkedHashMap<String, Object>();
                    written.put("list", Codes.LIST.write(codes));
                    written.put("with modifier", MODIFIERS.write(modifiers));
                    yield written;
                }
            };
        }

        @Override
        public Map<String, Object> schema() {
            var withModifiers = Map.of(
                    "type",
                    "object",
                    "additionalProperties",
                    false,
                    "required",
                    List.of("list"),
                    "properties",
                    Map.of("list", Codes.LIST.schema(), "with modifier", MODIFIERS.schema()));
            return Map.of("anyOf", List.of(Map.of("const", ANY), Codes.LIST.schema(), withModifiers));
        }
    }
}
