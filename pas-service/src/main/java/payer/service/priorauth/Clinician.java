package payer.service.priorauth;

/**
 * Who answers for a decision.
 *
 * @param user as our own sign-in knows them
 * @param name as letters show it
 * @param npi empty text if they have none
 */
public record Clinician(String user, String name, String npi) {
    public Clinician {
        if (user.isBlank() || name.isBlank()) throw new IllegalArgumentException("a clinician has a name");
    }

    /** By number, or by name: whoever works for the payer goes by one name there. */
    public boolean isSameAs(Clinician other) {
        return (!npi.isBlank() && npi.equals(other.npi)) || name.strip().equalsIgnoreCase(other.name.strip());
    }
}
