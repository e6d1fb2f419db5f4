package payer.rules.policy;

import java.util.Optional;
import payer.decision.Authority;

/** Which policy this is, whose word it is and where that can be read, and who in the house keeps it. */
public record Identity(String id, String version, String title, Authority authority, Publication source, String owner) {

    public record Publication(String citation, Optional<String> link) {}
}
