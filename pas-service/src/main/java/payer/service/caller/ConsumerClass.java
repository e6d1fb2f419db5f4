package payer.service.caller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of caller. Each has its own policy: which scopes it may hold at all, and which bases it may reach. */
public enum ConsumerClass {
    /** A third-party app of an enrollee. */
    MEMBER_APP,
    /** The payer's own member portal. */
    MEMBER_PORTAL,
    /** A personal representative or guardian. */
    REPRESENTATIVE,
    /** A provider's system. */
    PROVIDER_BACKEND,
    /** A clinician, in an EHR or standalone. */
    PROVIDER_USER,
    /** Another payer. */
    PAYER_BACKEND,
    /** Anyone who looks something up in the public directory. */
    DIRECTORY_PUBLIC,
    /** A client of prior authorization: CDS Hooks, questionnaires, submissions. */
    PA_CLIENT,
    /** The payer's staff and operators: roles, never FHIR data. */
    INTERNAL,
    /** A source system of the payer that feeds members, coverage and records into the service. */
    DATA_SOURCE;

    public boolean mayHold(Scope scope) {
        return switch (scope) {
            case ResourceScope resource -> contexts().contains(resource.context());
            case OperationScope _, OtherScope _ -> !contexts().isEmpty();
            case RoleScope _ -> this == INTERNAL || this == DATA_SOURCE;
        };
    }

    /** As it is written in tokens, in the audit trail and in the API: {@code provider-backend}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ConsumerClass> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** On whose behalf a caller of this class may act at all. */
    public Set<ScopeContext> contexts() {
        return switch (this) {
            case MEMBER_APP, MEMBER_PORTAL, REPRESENTATIVE -> Set.of(ScopeContext.PATIENT);
            case PROVIDER_USER -> Set.of(ScopeContext.USER, ScopeContext.PATIENT);
            case PROVIDER_BACKEND, PAYER_BACKEND, DATA_SOURCE -> Set.of(ScopeContext.SYSTEM);
            case PA_CLIENT -> Set.of(ScopeContext.SYSTEM, ScopeContext.USER, ScopeContext.PATIENT);
            case DIRECTORY_PUBLIC, INTERNAL -> Set.of();
        };
    }
}
