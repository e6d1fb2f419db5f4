package payer.service.security.staff;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import payer.service.caller.Role;

/** The people of the demo payer. Nobody of them exists. */
public enum DemoStaff {
    NURSE("demo-nurse", "Nina Okoye, RN", "", Role.REVIEWER_NURSE),
    SECOND_NURSE("demo-nurse-2", "Tom Reyes, RN", "", Role.REVIEWER_NURSE),
    PHYSICIAN("demo-physician", "Dr. Vera Lund", "2999000999", Role.REVIEWER_PHYSICIAN),
    SECOND_PHYSICIAN("demo-physician-2", "Dr. Chidi Okafor", "2999000888", Role.REVIEWER_PHYSICIAN),
    AUTHOR("demo-policy-author", "Paula Brandt", "", Role.POLICY_AUTHOR),
    APPROVER("demo-policy-approver", "Aron Weiss", "", Role.POLICY_APPROVER),
    OPERATOR("demo-operations", "Olga Lind", "", Role.OPERATOR),
    AUDITOR("demo-auditor", "Adam Falk", "", Role.AUDITOR);

    private final String subject;
    private final String name;
    private final String npi;
    private final Role role;

    DemoStaff(String subject, String name, String npi, Role role) {
        this.subject = subject;
        this.name = name;
        this.npi = npi;
        this.role = role;
    }

    public StaffMember member() {
        return new StaffMember(subject, name, npi, Set.of(role));
    }

    static Optional<DemoStaff> named(String subject) {
        return Arrays.stream(values())
                .filter(one -> one.subject.equals(subject))
                .findFirst();
    }
}
