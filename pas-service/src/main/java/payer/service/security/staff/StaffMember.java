package payer.service.security.staff;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import payer.service.caller.Role;

/**
 * One of the payer's own people.
 *
 * @param subject as the identity provider knows them: what audit and history call them
 * @param name as colleagues and letters do
 * @param npi national provider identifier; empty text if they have none
 */
public record StaffMember(String subject, String name, String npi, Set<Role> roles) {

    public StaffMember {
        roles = Set.copyOf(roles);
        if (subject.isBlank() || name.isBlank()) throw new IllegalArgumentException("a person has a name");
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** What they are there for, in words. */
    public String rolesInWords() {
        return roles.stream()
                .sorted(Comparator.naturalOrder())
                .map(StaffMember::words)
                .collect(Collectors.joining(", "));
    }

    /** As scopes, which is how every rule of ours reads roles. */
    String scopes() {
        return roles.stream().map(Role::scope).sorted().collect(Collectors.joining(" "));
    }

    private static String words(Role role) {
        return switch (role) {
            case OPERATOR -> "operator";
            case AUDITOR -> "auditor";
            case DATA_STEWARD -> "data steward";
            case POLICY_AUTHOR -> "policy author";
            case POLICY_APPROVER -> "policy approver";
            case REVIEWER_NURSE -> "nurse reviewer";
            case REVIEWER_PHYSICIAN -> "physician reviewer";
            case REPORTER -> "reporter";
        };
    }

    @Override
    public String toString() {
        return subject;
    }
}
