package payer.service.priorauth;

import java.util.Optional;

/**
 * Who answers for a decision.
 *
 * @param user as our own sign-in knows them
 * @param name as letters show it
 * @param npi empty text if they have none
 * @param specialty by its code in NUCC's taxonomy of providers, where that was told
 */
public record Clinician(String user, String name, String npi, Optional<String> specialty) {
    public Clinician {
        if (user.isBlank() || name.isBlank()) throw new IllegalArgumentException("a clinician has a name");
    }

    public Clinician(String user, String name, String npi) {
        this(user, name, npi, Optional.empty());
    }

    /** By number, or by name: whoever works for the payer goes by one name there. */
    public boolean isSameAs(Clinician other) {
        return (!npi.isBlank() && npi.equals(other.npi)) || name.strip().equalsIgnoreCase(other.name.strip());
    }
}
