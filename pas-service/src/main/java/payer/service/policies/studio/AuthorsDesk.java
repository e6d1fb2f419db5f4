package payer.service.policies.studio;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Set;
import payer.service.caller.Role;
import payer.service.security.staff.Desk;

/** Where policies are written, approved and looked through. */
@Factory
final class AuthorsDesk {
    @Singleton
    Desk desk() {
        return new Desk(20, Set.of(Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.AUDITOR), "/policies/studio");
    }
}
