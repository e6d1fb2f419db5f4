package payer.dtr.cql;

import static payer.dtr.cql.CqlText.comment;
import static payer.dtr.cql.CqlText.string;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import payer.dtr.Addresses;
import payer.dtr.form.FormPlan;
import payer.dtr.form.LeafQuestion;
import payer.rules.policy.Policy;

/** The CQL library of one policy: where in a chart the answers to its questions stand. */
public final class EvidenceLibrary {

    private final Policy policy;
    private final String text;
    private final Set<String> definitions;
    private final List<String> listedTerms;
    private final Map<String, Set<String>> types;
    private final Map<String, Set<String>> typesByQuestion;

    private EvidenceLibrary(
            Policy policy,
            String text,
            Set<String> definitions,
            List<String> listedTerms,
            Map<String, Set<String>> types,
            Map<String, Set<String>> typesByQuestion) {
        this.policy = policy;
        this.text = text;
        this.definitions = definitions;
        this.listedTerms = List.copyOf(listedTerms);
        this.types = types;
        this.typesByQuestion = typesByQuestion;
    }

    public static EvidenceLibrary of(FormPlan plan, Addresses addresses) {
        var policy = plan.policy();
        var logics = plan.questions().stream()
                .map(question -> new LeafLogic(policy, question))
                .toList();
        var terms = logics.stream().flatMap(LeafLogic::terms).distinct().toList();
        var listed = terms.stream()
                .filter(term -> new TermLogic(policy, term).isListed())
                .filter(term -> !new TermLogic(policy, term).kinds().isEmpty())
                .toList();
        var lines = new ArrayList<>(head(policy));
        listed.forEach(term -> lines.add("valueset " + CqlText.name(TermLogic.valueSetName(term)) + ": "
                + string(addresses.valueSet(TermValueSets.id(policy, term))) + " version " + string(policy.version())));
        lines.add("");
        lines.add("context Patient");
        var names = new LinkedHashSet<String>();
        for (var question : plan.questions()) {
            var definitions = new LeafLogic(policy, question).definitions();
            if (definitions.isEmpty()) continue;
            lines.add("");
            lines.add(comment(question.leaf().text()));
            lines.addAll(definitions);
            definitions.forEach(
                    definition -> names.add(definition.substring("define \"".length(), definition.indexOf("\":"))));
        }
        return new EvidenceLibrary(
                policy,
                String.join("\n", lines) + "\n",
                names,
                listed,
                types(policy, terms),
                logics.stream().collect(Collectors.toMap(LeafLogic::question, LeafLogic::types)));
    }

    private static List<String> head(Policy policy) {
        return List.of(
                "library " + libraryName(policy) + " version " + string(policy.version()),
                "",
                comment(policy.identity().title() + ": "
                        + policy.identity().source().citation()),
                "",
                "using FHIR version '4.0.1'",
                "",
                "include FHIRHelpers version '4.0.1' called FHIRHelpers",
                "include PayerEvidence version '1.2.0' called PayerEvidence",
                "");
    }

    /** Which kinds of resource are looked at, each for the terms whose value sets narrow it; for "" it is looked at whole. */
    private static Map<String, Set<String>> types(Policy policy, List<String> terms) {
        var types = new LinkedHashMap<String, Set<String>>();
        for (var term : terms) {
            var logic = new TermLogic(policy, term);
            var isWhole = policy.codes(term).patterns().values().stream()
                    .flatMap(List::stream)
                    .anyMatch(pattern -> !(pattern instanceof payer.rules.policy.CodePattern.Exact));
            for (var kind : logic.kinds())
                types.computeIfAbsent(kind.type(), type -> new LinkedHashSet<>())
                        .add(isWhole || (kind == TermLogic.Kind.ENCOUNTER && logic.isOfVisits()) ? "" : term);
        }
        return types;
    }

    /** {@code lumbar-mri} is {@code LumbarMri}. */
    public static String libraryName(Policy policy) {
        return java.util.Arrays.stream(policy.id().split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    public Policy policy() {
        return policy;
    }

    public String name() {
        return libraryName(policy);
    }

    public String version() {
        return policy.version();
    }

    public String text() {
        return text;
    }

    public List<String> listedTerms() {
        return listedTerms;
    }

    public Map<String, Set<String>> types() {
        return types;
    }

    /** The elements of a kind of resource that carry the codes. */
    public static List<String> paths(String type) {
        return java.util.Arrays.stream(TermLogic.Kind.values())
                .filter(kind -> kind.type().equals(type))
                .findFirst()
                .map(TermLogic.Kind::paths)
                .orElse(List.of("code"));
    }

    /** The kinds of resource in which a question's answer is looked for. */
    public Set<String> typesFor(String question) {
        return typesByQuestion.getOrDefault(question, Set.of());
    }

    /** Everything that it defines. */
    public Set<String> definitions() {
        return Set.copyOf(definitions);
    }

    /** Whether an answer can be looked up: {@code name}, or {@code name.date}. */
    public boolean defines(String definition) {
        return definitions.contains(definition);
    }

    public boolean defines(LeafQuestion question) {
        return defines(question.name());
    }
}
