package payer.service.caller;

import java.util.Locale;
import java.util.Optional;

/**
 * The canonical of an OperationDefinition as a scope. PDex spells {@code provider-member-match} in its scope and
 * {@code ProviderMemberMatch} in the definition, so hyphens and case do not count.
 */
public record OperationScope(String text) implements Scope {
    static Optional<OperationScope> parse(String text) {
        var isCanonical = text.startsWith("http://") || text.startsWith("https://");
        return isCanonical && text.contains("/OperationDefinition/")
                ? Optional.of(new OperationScope(text))
                : Optional.empty();
    }

    boolean names(String canonical) {
        return folded(text).equals(folded(canonical));
    }

    @Override
    public Optional<Scope> within(Scope allowed) {
        return allowed instanceof OperationScope operation && operation.names(text)
                ? Optional.of(this)
                : Optional.empty();
    }

    private static String folded(String canonical) {
        return canonical.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
