package payer.rules.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.Fact;
import payer.decision.Membership;
import payer.decision.ServiceLine;
import payer.decision.Urgency;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.Applicability;
import payer.rules.policy.Branch;
import payer.rules.policy.Check;
import payer.rules.policy.CodeList;
import payer.rules.policy.Effect;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;

/**
 * Cases as text: {@code cases.yaml}. A case starts from the background, or from another case that it is {@code like}, and
 * tells only what differs.
 */
public final class CasesDocument {

    private final String policy;
    private final String file;
    private final List<Policy> versions;
    private final Map<String, Code> terms;
    private final Names names;
    private final Map<String, Whole> whole = new LinkedHashMap<>();

    /** A case with everything that it took over from others. */
    private record Whole(CaseShape.Telling telling, List<CaseFacts> facts) {}

    private CasesDocument(String policy, String file, List<Policy> versions, Names names) {
        this.policy = policy;
        this.file = file;
        this.versions = versions;
        this.terms = terms(versions);
        this.names = names;
    }

    /** {@code versions} are all those of the policy: the cases speak in their terms. */
    public static List<PolicyCase> read(String file, String text, List<Policy> versions) {
        return read(file, text, versions, Vocabulary.open());
    }

    /** {@code vocabulary} are the payer's own words. */
    public static List<PolicyCase> read(String file, String text, List<Policy> versions, Vocabulary vocabulary) {
        return read(file, text, versions, Names.strict(vocabulary));
    }

    /** Cases of what is in force, which may have been written before something was refused that is refused now. */
    public static List<PolicyCase> published(String file, String text, List<Policy> versions) {
        return read(file, text, versions, Names.forgiving());
    }

    private static List<PolicyCase> read(String file, String text, List<Policy> versions, Names names) {
        var place = new Place(file, Yaml.compose(file, text), "", names);
        declareWords(versions, place);
        var cases = CaseShape.CASES.read(place);
        names.settle();
        return new CasesDocument(versions.getFirst().id(), file, versions, names).cases(cases);
    }

    /**
     * A situation that somebody asks about: what a case has besides its name and its answer. It speaks in the terms of {@code
     * versions}, which are all of one policy; without any, in codes and findings alone.
     */
    public static AuthorizationCase situation(String file, String text, List<Policy> versions) {
        var place = new Place(file, Yaml.compose(file, text), "", Names.strict(Vocabulary.open()));
        declareWords(versions, place);
        var telling = CaseShape.SITUATION.read(place);
        if (telling.lines().isEmpty()) throw place.expected("'lines': what is asked for");
        place.names().settle();
        var policy = versions.isEmpty() ? "" : versions.getFirst().id();
        try {
            return new CasesDocument(policy, file, versions, place.names())
                    .situation(new Whole(telling, telling.facts()));
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemKind.INVALID_VALUE, List.of(place.issue(String.valueOf(e.getMessage()))));
        }
    }

    /** The words of the policy, in which its cases speak; where there is no policy, any word will do. */
    private static void declareWords(List<Policy> versions, Place place) {
        if (versions.isEmpty())
            Stream.of(Names.Kind.SHOWN, Names.Kind.TERM, Names.Kind.CRITERION).forEach(place.names()::open);
        declare(Names.Kind.SHOWN, versions.stream().flatMap(CasesDocument::shown), place);
        declare(Names.Kind.TERM, versions.stream().flatMap(version -> version.terms().keySet().stream()), place);
        declare(Names.Kind.CRITERION, versions.stream().flatMap(CasesDocument::criteria), place);
    }

    private static void declare(Names.Kind kind, Stream<String> words, Place place) {
        words.distinct().forEach(word -> place.names().declare(kind, word, place));
    }

    /** What documents must show. */
    private static Stream<String> shown(Policy version) {
        return version.leaves().stream()
                .map(Leaf::check)
                .filter(Check.Document.class::isInstance)
                .flatMap(check -> ((Check.Document) check).showing().stream());
    }

    private static Stream<String> criteria(Policy version) {
        var advised = version.atOrdering().stream()
                .flatMap(rule -> rule.when().stream())
                .flatMap(when -> when.leaves(version));
        return Stream.concat(version.leaves().stream(), advised).map(Leaf::name);
    }

    private static Map<String, Code> terms(List<Policy> versions) {
        var terms = new LinkedHashMap<String, Code>();
        for (var version : versions)
            version.terms().forEach((name, codes) -> first(codes).ifPresent(code -> terms.putIfAbsent(name, code)));
        return terms;
    }

    private static Optional<Code> first(CodeList codes) {
        return codes.first();
    }

    private List<PolicyCase> cases(CaseShape.Cases cases) {
        var background = cases.background().orElse(CaseShape.Telling.nothing());
        var read = new ArrayList<PolicyCase>();
        for (var one : cases.cases()) {
            var basis = basis(one, background);
            refuseUnlessThere(one, basis);
            var whole = new Whole(one.telling().over(basis.telling()), facts(basis, one.telling()));
            this.whole.put(one.name(), whole);
            refuseUnknownNames(one);
            read.add(policyCase(one, whole));
        }
        return read;
    }

    /** Leaving out what was not there is a slip of the pen: the case would say something else than it seems to. */
    private void refuseUnlessThere(CaseShape.Case one, Whole basis) {
        var there = basis.facts().stream().map(CaseFacts::about).collect(Collectors.toCollection(LinkedHashSet::new));
        for (var subject : one.telling().without())
            if (!there.contains(subject))
                object(
                        "expected in 'without' what the case starts from (%s), found '%s'"
                                .formatted(String.join(", ", there), subject),
                        one.name());
    }

    /** In the words of this policy, unless the case says that another one decides. */
    private void refuseUnknownNames(CaseShape.Case one) {
        for (var answer : one.expect()) {
            var known = known(answer);
            if (known.isPresent())
                answer.names().stream()
                        .filter(name -> !known.get().contains(name))
                        .sorted()
                        .forEach(name -> object(
                                "expected a name of this policy beside '%s' (%s), found '%s'"
                                        .formatted(answer.kind().text(), String.join(", ", known.get()), name),
                                one.name()));
        }
    }

    /** Empty where any name will do: cases of exemptions and time limits end as the policies for the services say. */
    private Optional<Set<String>> known(CaseAnswer answer) {
        var isOurs = answer.under().map(under -> under.startsWith(policy + " ")).orElse(true);
        var speaks = !versions.isEmpty() && versions.stream().allMatch(version -> version.effect() == Effect.COVERAGE);
        if (!isOurs || !speaks) return Optional.empty();
        return switch (answer.kind()) {
            case APPROVED, APPROVED_IN_PART ->
                Optional.of(names(versions.stream().flatMap(Policy::branches).map(Branch::name)));
            case INFORMATION_NEEDED, PENDED_TO_NURSE, PENDED_TO_PHYSICIAN ->
                Optional.of(names(Stream.concat(
                        versions.stream().flatMap(CasesDocument::criteria), Applicability.ASPECTS.stream())));
            case NOT_COVERED, NO_AUTHORIZATION -> Optional.empty();
        };
    }

    private static Set<String> names(Stream<String> some) {
        return some.collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void object(String text, String name) {
        var refused = problem(text, name);
        if (!names.forgives(refused)) throw refused;
    }

    private Whole basis(CaseShape.Case one, CaseShape.Telling background) {
        if (one.like().isEmpty()) return new Whole(background, background.facts());
        return Optional.ofNullable(whole.get(one.like().get()))
                .orElseThrow(() -> problem(
                        "expected an earlier case for 'like', found '"
                                + one.like().get() + "'",
                        one.name()));
    }

    private static List<CaseFacts> facts(Whole basis, CaseShape.Telling telling) {
        var facts = new ArrayList<CaseFacts>();
        basis.facts().stream()
                .filter(fact -> !telling.without().contains(fact.about()))
                .forEach(facts::add);
        facts.addAll(telling.facts());
        return facts;
    }

    private PolicyCase policyCase(CaseShape.Case one, Whole whole) {
        try {
            return new PolicyCase(one.name(), situation(whole), one.expect());
        } catch (IllegalArgumentException e) {
            throw problem("case '" + one.name() + "': " + e.getMessage(), one.name());
        }
    }

    private AuthorizationCase situation(Whole whole) {
        var telling = whole.telling();
        var requested = telling.requested().orElseThrow(() -> new IllegalArgumentException("expected 'requested'"));
        var seen = telling.seen().orElse(requested);
        if (seen.isBefore(requested))
            throw new IllegalArgumentException("expected 'seen' on the day of 'requested' or later");
        var lines = new ArrayList<ServiceLine>();
        for (var line : telling.lines()) lines.add(line.line(lines.size() + 1, requested));
        return new AuthorizationCase(
                telling.member().orElse(Membership.unknown()),
                requested,
                telling.urgency().orElse(Urgency.STANDARD),
                telling.admitted(),
                telling.discharged(),
                telling.historyComplete().orElse(false),
                lines,
                facts(whole.facts(), requested),
                seen);
    }

    private List<Fact> facts(List<CaseFacts> entries, LocalDate requested) {
        var facts = new ArrayList<Fact>();
        for (var entry : entries) facts.addAll(entry.facts(policy, terms, requested, facts.size() + 1));
        return facts;
    }

    private Problem problem(String text, String name) {
        var where = names.place(Names.Kind.CASE, name).map(Place::where).orElse(file);
        return new Problem(ProblemKind.INVALID_VALUE, List.of(new Problem.Issue(IssueType.VALUE, text, where)));
    }

    /** The published description of the document. */
    public static Map<String, Object> schema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Cases of a coverage policy");
        schema.putAll(CaseShape.CASES.schema());
        schema.put("$defs", Definitions.shared());
        return schema;
    }
}
