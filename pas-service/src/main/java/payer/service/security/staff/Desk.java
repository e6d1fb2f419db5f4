package payer.service.security.staff;

import java.util.Set;
import payer.service.caller.Role;

/**
 * The page where the work of some of the staff is. Each capability with such a page contributes it as a bean.
 *
 * @param rank where somebody with several roles goes: to the lowest
 */
public record Desk(int rank, Set<Role> roles, String path) {
    public Desk {
        roles = Set.copyOf(roles);
    }

    boolean isFor(StaffMember member) {
        return roles.stream().anyMatch(member::is);
    }
}
