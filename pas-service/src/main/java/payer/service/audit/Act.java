package payer.service.audit;

/**
 * What was done. Texts that do not apply are empty.
 *
 * @param interaction FHIR's code, such as {@code read} or {@code search-type}; of other acts a code of ours
 * @param type the type of resource, or of thing
 * @param id of that resource or thing
 * @param operation canonical of a FHIR operation
 * @param query made by {@link NormalizedQuery}, never the query as it came
 */
public record Act(Kind kind, String interaction, String type, String id, String operation, String query) {

    /** The families of acts that are on record. */
    public enum Kind {
        REST,
        HOOK,
        AUTHENTICATION,
        CONSENT,
        APP_LIFECYCLE,
        ADMINISTRATION,
        EXPORT,
        DOWNLOAD,
        BREAKER,
        LEGAL_HOLD,
        CODE_LIST,
        CONFIGURATION,
        PAYER_TO_PAYER,
        DISCLOSURE,
        RETENTION,
        /** The first record of a chain. */
        GENESIS
    }

    /** An interaction with one resource. */
    public static Act rest(String interaction, String type, String id) {
        return new Act(Kind.REST, interaction, type, id, "", "");
    }

    public static Act search(String type, String normalizedQuery) {
        return new Act(Kind.REST, "search-type", type, "", "", normalizedQuery);
    }

    public static Act operation(String canonical, String type, String id) {
        return new Act(Kind.REST, "operation", type, id, canonical, "");
    }

    /** An act that is not FHIR's, such as {@code (AUTHENTICATION, "token-refused", "client", "c-77")}. */
    public static Act of(Kind kind, String interaction, String type, String id) {
        return new Act(kind, interaction, type, id, "", "");
    }

    public Act query(String normalized) {
        return new Act(kind, interaction, type, id, operation, normalized);
    }

    @Override
    public String toString() {
        return "Act[" + kind + " " + interaction + " " + type + "]";
    }
}
