package payer.decision;

import java.util.Optional;
import java.util.Set;

/**
 * Who stated a fact, as far as policies care: in which role, with which credentials, and whether tied by money to the
 * supplier of the item. An empty role means that the author is not known.
 */
public record Author(String role, Set<String> credentials, Optional<Boolean> tiedToSupplier) {

    public static final String PRACTITIONER = "practitioner";
    public static final String SUPPLIER = "supplier";

    private static final Author UNKNOWN = new Author("", Set.of(), Optional.empty());

    public Author {
        credentials = Set.copyOf(credentials);
    }

    public static Author unknown() {
        return UNKNOWN;
    }

    public static Author of(String role) {
        return new Author(role, Set.of(), Optional.empty());
    }

    public boolean isKnown() {
        return !role.isBlank();
    }

    /** The supplier itself is tied to the supplier, whatever was or was not said of it. */
    public Optional<Boolean> tied() {
        return role.equals(SUPPLIER) ? Optional.of(true) : tiedToSupplier;
    }
}
