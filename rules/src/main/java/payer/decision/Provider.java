package payer.decision;

import java.util.Optional;

/** Who is to deliver a service, as far as policies care. Empty text means not known. */
public record Provider(String npi, String kind, Optional<Boolean> inNetwork) {

    private static final Provider UNKNOWN = new Provider("", "", Optional.empty());

    public static Provider unknown() {
        return UNKNOWN;
    }
}
