package payer.service.policies.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import payer.decision.Authority;
import payer.decision.CodeSystem;
import payer.rules.codes.ShippedCodes;
import payer.rules.policy.Applicability;
import payer.rules.policy.AuthorizationRule;
import payer.rules.policy.Branch;
import payer.rules.policy.CodeExclusion;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;
import payer.rules.policy.RelationText;
import payer.rules.policy.Trigger;

/** One policy, ready to be shown: everything that it asks and grants, in words, in the order in which people look for it. */
public record PolicyPage(
        String id,
        String version,
        String title,
        String authority,
        String citation,
        String link,
        String effective,
        String note,
        List<Codes> codes,
        List<Row> meanings,
        List<Row> appliesTo,
        String authorization,
        List<Exclusion> excluded,
        List<Way> ways,
        List<Row> rest,
        List<Version> versions) {

    /** Codes of one system, as text. */
    public record Codes(String system, String codes) {}

    public record Row(String label, String text) {}

    public record Exclusion(String codes, String reason, String citation, String instead) {}

    /** What is asked of requests of some kinds. */
    public record Way(String of, List<Condition> common, List<Cover> covers) {}

    /** One way to be covered, and what follows. */
    public record Cover(String title, String codes, List<Condition> conditions, String follows, List<String> grant) {}

    /**
     * A condition, or the words under which several are taken together.
     *
     * @param name of the condition; empty text where several are taken together
     * @param text of the condition, or how many of those below must hold
     */
    public record Condition(
            String name,
            String text,
            boolean isLeaf,
            String question,
            String why,
            String evidence,
            List<Condition> below) {}

    public record Version(String version, String effective, boolean isShown) {}

    /** Whose rule it is, by the name of the authority. */
    public static String authority(String name) {
        return PolicyWords.authority(Authority.valueOf(name));
    }

    /** {@code versions} are all that are published of it. */
    public static PolicyPage of(Policy policy, List<Policy> versions) {
        var identity = policy.identity();
        return new PolicyPage(
                policy.id(),
                policy.version(),
                identity.title(),
                PolicyWords.authority(identity.authority()),
                identity.source().citation(),
                identity.source().link().orElse(""),
                PolicyWords.effective(policy.effective()),
                policy.note().orElse(""),
                triggering(policy),
                meanings(policy),
                appliesTo(policy.applies()),
                authorization(policy.authorization()),
                policy.exclusions().stream().map(PolicyPage::exclusion).toList(),
                policy.pathways().stream().map(way -> way(policy, way)).toList(),
                rest(policy),
                versions.stream()
                        .map(one ->
                                new Version(one.version(), PolicyWords.effective(one.effective()), one.equals(policy)))
                        .toList());
    }

    private static List<Codes> triggering(Policy policy) {
        return switch (policy.trigger()) {
            case Trigger.AnyService _ -> List.of(new Codes("All services", ""));
            case Trigger.Listed(CodeList codes, Set<String> modifiers) -> {
                var shown = new ArrayList<>(codes(codes));
                if (!modifiers.isEmpty()) shown.add(new Codes("with a modifier", sorted(modifiers)));
                yield shown;
            }
        };
    }

    /** In the words that ship with the product: those of publishers are not ours to show to everyone. */
    private static List<Row> meanings(Policy policy) {
        if (!(policy.trigger() instanceof Trigger.Listed listed)) return List.of();
        return ShippedCodes.among(listed.codes()).entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue()))
                .toList();
    }

    static List<Codes> codes(CodeList list) {
        return list.patterns().entrySet().stream()
                .map(entry -> new Codes(
                        PolicyWords.system(entry.getKey()),
                        entry.getValue().stream().map(CodePattern::text).collect(Collectors.joining(", "))))
                .toList();
    }

    private static String codeText(CodeList list) {
        return list.patterns().entrySet().stream()
                .map(entry -> prefix(entry.getKey())
                        + entry.getValue().stream().map(CodePattern::text).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static String prefix(CodeSystem system) {
        return system == CodeSystem.PLAN || system == CodeSystem.FINDING ? "" : PolicyWords.system(system) + " ";
    }

    private static List<Row> appliesTo(Applicability applies) {
        var rows = new ArrayList<Row>();
        add(rows, "Lines of business", PolicyWords.plain(sorted(applies.linesOfBusiness())));
        add(rows, "Products", sorted(applies.products()));
        add(rows, "States", sorted(applies.states()));
        add(rows, "Age", age(applies));
        add(rows, "Places of service", sorted(applies.placesOfService()));
        add(
                rows,
                "Network",
                applies.inNetwork()
                        .map(in -> in ? "in network" : "out of network")
                        .orElse(""));
        add(rows, "Kinds of provider", PolicyWords.plain(sorted(applies.providerKinds())));
        add(rows, "Requests", PolicyWords.kinds(applies.kinds()));
        add(rows, "Urgency", PolicyWords.urgencies(applies.urgencies()));
        add(rows, "Ordered for", PolicyWords.plain(String.join(", ", applies.indications())));
        return rows;
    }

    private static String age(Applicability applies) {
        var from = applies.ageFrom().map(age -> "from " + age).orElse("");
        var to = applies.ageTo().map(age -> "to " + age).orElse("");
        return (from + " " + to).strip();
    }

    private static String authorization(AuthorizationRule rule) {
        if (rule.neededFor().isEmpty()) return "No authorization is needed.";
        var only = rule.onlyFor()
                .map(codes -> ", for " + codeText(codes) + " only")
                .orElse("");
        var who = rule.performerAsks() ? " The one who delivers the service asks for it." : "";
        return "Authorization is needed before the service, for " + PolicyWords.kinds(rule.neededFor()) + only + "."
                + who;
    }

    private static Exclusion exclusion(CodeExclusion exclusion) {
        return new Exclusion(
                codeText(exclusion.codes()),
                exclusion.reason().forMember(),
                exclusion.reason().citation(),
                exclusion.instead().map(PolicyPage::codeText).orElse(""));
    }

    private static Way way(Policy policy, Pathway pathway) {
        return new Way(
                PolicyWords.kinds(pathway.kinds()),
                pathway.common()
                        .map(criterion -> List.of(condition(policy, criterion)))
                        .orElse(List.of()),
                pathway.branches().stream().map(branch -> cover(policy, branch)).toList());
    }

    private static Cover cover(Policy policy, Branch branch) {
        return new Cover(
                branch.title(),
                branch.grants().map(PolicyPage::codeText).orElse(""),
                List.of(condition(policy, branch.criteria())),
                switch (branch.disposition()) {
                    case APPROVE -> "It is approved";
                    case NURSE_REVIEW -> "A nurse decides whether it is approved";
                    case PHYSICIAN_REVIEW -> "A physician decides whether it is approved";
                },
                PolicyWords.grant(branch.grant()));
    }

    private static Condition condition(Policy policy, Criterion criterion) {
        return switch (criterion) {
            case Leaf leaf -> leaf(policy, leaf);
            case Criterion.All(var of) -> together(policy, "All of these:", of);
            case Criterion.Any(var of) -> together(policy, "At least one of these:", of);
            case Criterion.AtLeast(int count, var of) -> together(policy, "At least " + count + " of these:", of);
            case Criterion.Not(var of) -> together(policy, "Not this:", List.of(of));
            case Criterion.Group(String name) ->
                condition(policy, Objects.requireNonNull(policy.groups().get(name), name));
        };
    }

    private static Condition together(Policy policy, String words, List<Criterion> of) {
        return of.size() == 1 && !words.startsWith("Not")
                ? condition(policy, of.getFirst())
                : new Condition(
                        "",
                        words,
                        false,
                        "",
                        "",
                        "",
                        of.stream().map(one -> condition(policy, one)).toList());
    }

    private static Condition leaf(Policy policy, Leaf leaf) {
        var evidence = leaf.evidence().orElse(policy.evidence());
        return new Condition(
                leaf.name(),
                leaf.text(),
                true,
                leaf.question().map(question -> question.text()).orElse(""),
                leaf.unmet().map(reason -> reason.citation()).orElse(""),
                PolicyWords.sources(evidence.accepts()),
                List.of());
    }

    private static List<Row> rest(Policy policy) {
        var rows = new ArrayList<Row>();
        policy.documentation()
                .purpose()
                .ifPresent(purpose -> add(
                        rows,
                        "Documents",
                        PolicyWords.documents(policy.documentation().documents()) + ", which "
                                + PolicyWords.purpose(purpose)));
        policy.timeLimits().ifPresent(limits -> {
            add(rows, "Answer", "within " + PolicyWords.limit(limits.standard()));
            add(rows, "Answer if it is urgent", "within " + PolicyWords.limit(limits.expedited()));
            limits.approvalValidFor().ifPresent(valid -> add(rows, "An approval holds", RelationText.text(valid)));
        });
        if (!policy.pathways().isEmpty())
            add(
                    rows,
                    "When a condition is not met",
                    PolicyWords.reviewer(policy.unmet())
                            + " looks at the request. No computer refuses care: only a physician may say no for"
                            + " clinical reasons.");
        return rows;
    }

    private static void add(List<Row> rows, String label, String text) {
        if (!text.isBlank()) rows.add(new Row(label, text));
    }

    private static String sorted(Set<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }
}
