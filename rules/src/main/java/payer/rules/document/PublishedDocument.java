package payer.rules.document;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.decision.Grant;
import payer.decision.RequestKind;
import payer.decision.Reviewer;
import payer.problem.Problem;
import payer.rules.policy.Applicability;
import payer.rules.policy.AuthorizationRule;
import payer.rules.policy.Branch;
import payer.rules.policy.Criterion;
import payer.rules.policy.DocumentationRule;
import payer.rules.policy.Effect;
import payer.rules.policy.EvidenceRule;
import payer.rules.policy.Identity;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/**
 * A document that was published once, as today's reader understands it. A reader that has grown stricter takes nothing out of
 * force: what it can still read holds as it did, what it cannot sends every request that the policy is about to a person.
 *
 * @param policy what holds; nothing where not even that could be found out
 * @param objections why the document would not be published today
 */
public record PublishedDocument(Standing standing, Optional<Policy> policy, List<Problem.Issue> objections) {

    /** What became of it. */
    public enum Standing {
        /** It holds as it was written. */
        HOLDS,
        /** It cannot be read any more; a person decides what it is about. */
        BY_A_PERSON,
        /** Nothing of it can be read. */
        SET_ASIDE
    }

    static final String BRANCH = "by-a-person";

    public PublishedDocument {
        objections = List.copyOf(objections);
    }

    public static PublishedDocument read(String file, String text) {
        var names = Names.forgiving();
        try {
            var policy = PolicyDocument.read(new Place(file, Yaml.compose(file, text), "", names), names);
            return new PublishedDocument(Standing.HOLDS, Optional.of(policy), names.forgiven());
        } catch (Problem unreadable) {
            return byAPerson(file, text)
                    .map(policy ->
                            new PublishedDocument(Standing.BY_A_PERSON, Optional.of(policy), unreadable.issues()))
                    .orElseGet(() -> new PublishedDocument(Standing.SET_ASIDE, Optional.empty(), unreadable.issues()));
        }
    }

    /** From those of its entries that say which requests it is about. An exemption that cannot be read exempts nobody. */
    private static Optional<Policy> byAPerson(String file, String text) {
        try {
            var entries = new Place(file, Yaml.compose(file, text), "", Names.forgiving()).entries();
            var effect = find(entries, "effect", PolicyShape.EFFECT).orElse(Effect.COVERAGE);
            var trigger = get(entries, "codes", PolicyShape.TRIGGER);
            var isWhole = effect == Effect.COVERAGE == trigger instanceof Trigger.Listed
                    && Set.of(Effect.COVERAGE, Effect.OTHERWISE).contains(effect);
            return isWhole ? Optional.of(byAPerson(entries, effect, trigger)) : Optional.empty();
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }

    private static Policy byAPerson(Map<String, Place> entries, Effect effect, Trigger trigger) {
        return new Policy(
                new Identity(
                        get(entries, "policy", Words.NAME_SHAPE),
                        get(entries, "version", Words.TEXT),
                        get(entries, "title", Words.TEXT),
                        get(entries, "authority", PolicyShape.AUTHORITY),
                        get(entries, "source", PolicyShape.SOURCE),
                        get(entries, "owner", Words.TEXT)),
                get(entries, "effective", PolicyShape.EFFECTIVE),
                effect,
                scope(entries),
                trigger,
                List.of(),
                new AuthorizationRule(EnumSet.allOf(RequestKind.class), Optional.empty(), false),
                DocumentationRule.none(),
                Map.of(),
                EvidenceRule.usual(),
                Reviewer.NURSE,
                Map.of(),
                List.of(new Pathway(EnumSet.allOf(RequestKind.class), Optional.empty(), List.of(person()))),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Branch person() {
        return new Branch(
                BRANCH,
                "The policy has to be written anew; until then a person decides",
                Optional.empty(),
                List.of(),
                new Criterion.All(List.of()),
                Branch.Disposition.NURSE_REVIEW,
                Grant.asAsked());
    }

    /** For whom it is, as far as that does not hang on the terms that may be what cannot be read; otherwise for everyone. */
    private static Applicability scope(Map<String, Place> entries) {
        try {
            return find(entries, "applies to", PolicyShape.APPLIES)
                    .filter(scope -> scope.indications().isEmpty())
                    .orElse(Applicability.everyone());
        } catch (Problem unreadable) {
            return Applicability.everyone();
        }
    }

    private static <T> T get(Map<String, Place> entries, String key, Shape<T> shape) {
        return find(entries, key, shape)
                .orElseThrow(() -> Problem.of(payer.problem.ProblemKind.MISSING, "expected an entry '" + key + "'"));
    }

    private static <T> Optional<T> find(Map<String, Place> entries, String key, Shape<T> shape) {
        return Optional.ofNullable(entries.get(key)).map(shape::read);
    }
}
