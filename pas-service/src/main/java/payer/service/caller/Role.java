package payer.service.caller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member of the payer's staff, or a tool of theirs, is there to do. Granted as a scope such as {@code role/operator}. */
public enum Role {
    /** Runs the service: clients, jobs, metrics, keys. */
    OPERATOR,
    /** Reads the audit trail. */
    AUDITOR,
    /** Loads members, coverage and records. */
    DATA_STEWARD,
    /** Writes coverage policies. */
    POLICY_AUTHOR,
    /** Approves coverage policies that another wrote. */
    POLICY_APPROVER,
    /** First-level review: may approve, never deny. */
    REVIEWER_NURSE,
    /** Clinical review: may also deny. */
    REVIEWER_PHYSICIAN,
    /** Compiles the figures for public reporting. */
    REPORTER;

    public String scope() {
        return "role/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its plain name, such as {@code reviewer-nurse}. */
    public static Optional<Role> named(String name) {
        return ofScope("role/" + name);
    }

    static Optional<Role> ofScope(String scope) {
        return Arrays.stream(values())
                .filter(role -> role.scope().equals(scope))
                .findFirst();
    }
}
