package payer.rules.document;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import payer.decision.MeasuredUnder;

/**
 * The payer's own words for its members and providers, which policies and cases may use. A word that stands nowhere else would be
 * waited for without end, so it is refused where it is written. Where none are given, any will do. The conditions under which
 * something was measured are read from records in words that are known beforehand.
 *
 * @param conditions words for conditions that this payer's records carry besides those
 */
public record Vocabulary(
        Set<String> linesOfBusiness, Set<String> products, Set<String> providerKinds, Set<String> conditions) {
    private static final Vocabulary OPEN = new Vocabulary(Set.of(), Set.of(), Set.of(), Set.of());

    public Vocabulary {
        linesOfBusiness = Set.copyOf(linesOfBusiness);
        products = Set.copyOf(products);
        providerKinds = Set.copyOf(providerKinds);
        conditions = Set.copyOf(conditions);
    }

    public static Vocabulary open() {
        return OPEN;
    }

    /** Those that are given, in the order of the alphabet. */
    Optional<Set<String>> words(Names.Kind kind) {
        return Optional.of(all(kind)).filter(words -> !words.isEmpty()).map(TreeSet::new);
    }

    /** The rest of a document's names are its own. */
    boolean isOpen(Names.Kind kind) {
        return switch (kind) {
            case LINE_OF_BUSINESS, PRODUCT, PROVIDER_KIND -> all(kind).isEmpty();
            case TERM, GROUP, CRITERION, BRANCH, ADVICE, CASE, CONDITION, SHOWN -> false;
        };
    }

    private Set<String> all(Names.Kind kind) {
        return switch (kind) {
            case LINE_OF_BUSINESS -> linesOfBusiness;
            case PRODUCT -> products;
            case PROVIDER_KIND -> providerKinds;
            case CONDITION -> allConditions();
            case TERM, GROUP, CRITERION, BRANCH, ADVICE, CASE, SHOWN -> Set.of();
        };
    }

    private Set<String> allConditions() {
        var all = new TreeSet<>(MeasuredUnder.conditions());
        all.addAll(conditions);
        return all;
    }
}
