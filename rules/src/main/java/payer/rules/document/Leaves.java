package payer.rules.document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.decision.Reason;
import payer.decision.Reviewer;
import payer.decision.Source;
import payer.rules.policy.Check;
import payer.rules.policy.EvidenceRule;
import payer.rules.policy.Leaf;
import payer.rules.policy.Question;

/** A leaf: under the key of its kind stands its name, then what all leaves have, then what its kind has. */
final class Leaves {

    private Leaves() {}

    /** What all leaves have besides name and kind. */
    record Common(
            String text,
            Optional<EvidenceRule> evidence,
            Optional<Question> question,
            Optional<Reason> unmet,
            Optional<Reviewer> reviewer,
            Optional<Leaf.Overruled> overruled) {}

    static final Shape<EvidenceRule> EVIDENCE = evidence();
    static final Shape<Reason> REASON = reason();

    static final Group<Common> COMMON = common();

    static Leaf read(String kind, Place place) {
        var shape = kindOf(kind).shape();
        var issues = new Shape.Issues();
        var commonKeys = new LinkedHashSet<>(COMMON.keys());
        commonKeys.add(kind);
        var ownKeys = new LinkedHashSet<>(shape.keys());
        ownKeys.add(kind);
        var name = issues.attempt(() -> name(kind, place));
        var common = issues.attempt(() -> COMMON.read(place, ownKeys));
        var check = issues.attempt(() -> shape.read(place, commonKeys));
        issues.settle();
        return leaf(name.orElseThrow(), check.orElseThrow(), common.orElseThrow());
    }

    private static Checks.Kind<?> kindOf(String kind) {
        var known = Checks.all().get(kind);
        if (known == null) throw new IllegalArgumentException("no such kind of criterion");
        return known;
    }

    private static String name(String kind, Place place) {
        var given = place.entries().get(kind);
        if (given == null) throw place.expected("a name");
        var name = Words.NAME_SHAPE.read(given);
        place.names().declare(Names.Kind.CRITERION, name, given);
        return name;
    }

    private static Leaf leaf(String name, Check check, Common common) {
        return new Leaf(
                name,
                common.text,
                check,
                common.evidence,
                common.question,
                common.unmet,
                common.reviewer,
                common.overruled);
    }

    static Object write(Leaf leaf) {
        var written = new LinkedHashMap<String, Object>();
        Checks.all().forEach((key, kind) -> {
            if (!kind.type().isInstance(leaf.check())) return;
            written.put(key, leaf.name());
            var common = COMMON.write(new Common(
                    leaf.text(), leaf.evidence(), leaf.question(), leaf.unmet(), leaf.reviewer(), leaf.overruled()));
            written.put("text", leaf.text());
            written.putAll(own(kind, leaf.check()));
            written.putAll(common);
        });
        return written;
    }

    private static <C extends Check> Map<String, Object> own(Checks.Kind<C> kind, Check check) {
        return kind.shape().write(kind.type().cast(check));
    }

    static Map<String, Object> schema(String kind) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put(kind, Words.NAME_SHAPE.schema());
        COMMON.entries()
                .forEach(entry -> properties.put(entry.key(), entry.shape().schema()));
        kindOf(kind)
                .shape()
                .entries()
                .forEach(entry -> properties.put(entry.key(), entry.shape().schema()));
        var required = new LinkedHashSet<>(List.of(kind, "text"));
        kindOf(kind).shape().entries().stream()
                .filter(Entry::required)
                .map(Entry::key)
                .forEach(required::add);
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("required", List.copyOf(required));
        schema.put("properties", properties);
        schema.putAll(kindOf(kind).shape().together());
        return schema;
    }

    private static Group<Common> common() {
        var text = Entry.<Common, String>required("text", Words.TEXT, Common::text);
        var evidence = Entry.<Common, EvidenceRule>optional("evidence", EVIDENCE, Common::evidence);
        var question = Entry.<Common, Question>optional("question", question(), Common::question);
        var unmet = Entry.<Common, Reason>optional("unmet", REASON, Common::unmet);
        var reviewer = Entry.<Common, Reviewer>optional("unmet goes to", Shape.word(Reviewer.class), Common::reviewer);
        var overruled = Entry.<Common, Leaf.Overruled>optional("overruled", overruled(), Common::overruled);
        return Group.of(
                entries -> new Common(
                        entries.get(text),
                        entries.find(evidence),
                        entries.find(question),
                        entries.find(unmet),
                        entries.find(reviewer),
                        entries.find(overruled)),
                text,
                evidence,
                question,
                unmet,
                reviewer,
                overruled);
    }

    private static Shape<EvidenceRule> evidence() {
        var sources = Shape.set(Shape.word(Source.class));
        var accepts = Entry.<EvidenceRule, Set<Source>>required("accepts", sources, EvidenceRule::accepts);
        var without = Entry.<EvidenceRule, Set<Source>>usually(
                "without a person", sources, EvidenceRule::withoutPerson, Set.of());
        return Group.of(
                entries -> new EvidenceRule(entries.get(accepts), entries.or(without, Set.of())), accepts, without);
    }

    /** The text alone, or with a help text beside it. */
    private static Shape<Question> question() {
        var text = Entry.<Question, String>required("text", Words.TEXT, Question::text);
        var help = Entry.<Question, String>optional("help", Words.TEXT, Question::help);
        var whole = Group.<Question>of(entries -> new Question(entries.get(text), entries.find(help)), text, help);
        return new TextOr<>(
                whole,
                Words.TEXT,
                plain -> new Question(plain, Optional.empty()),
                question -> question.help().isEmpty() ? Optional.of(question.text()) : Optional.empty());
    }

    private static Shape<Reason> reason() {
        var provider = Entry.<Reason, String>required("provider", Words.TEXT, Reason::forProvider);
        var member = Entry.<Reason, String>required("member", Words.TEXT, Reason::forMember);
        var cite = Entry.<Reason, String>required("cite", Words.TEXT, Reason::citation);
        var code = Entry.<Reason, String>optional("code", Words.TEXT, Reason::code);
        return Group.of(
                entries ->
                        new Reason(entries.get(provider), entries.get(member), entries.get(cite), entries.find(code)),
                provider,
                member,
                cite,
                code);
    }

    private static Shape<Leaf.Overruled> overruled() {
        var since = Entry.<Leaf.Overruled, java.time.LocalDate>required("since", Words.DATE, Leaf.Overruled::since);
        var because = Entry.<Leaf.Overruled, String>required("because", Words.TEXT, Leaf.Overruled::because);
        var by = Entry.<Leaf.Overruled, String>required("by", Words.TEXT, Leaf.Overruled::by);
        return Group.of(
                entries -> new Leaf.Overruled(entries.get(since), entries.get(because), entries.get(by)),
                since,
                because,
                by);
    }
}
