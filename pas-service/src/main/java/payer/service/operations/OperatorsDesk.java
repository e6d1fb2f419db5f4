package payer.service.operations;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Set;
import payer.service.caller.Role;
import payer.service.security.staff.Desk;

/** Where operators look. */
@Factory
final class OperatorsDesk {
    @Singleton
    Desk desk() {
        return new Desk(30, Set.of(Role.OPERATOR), "/operations");
    }
}
