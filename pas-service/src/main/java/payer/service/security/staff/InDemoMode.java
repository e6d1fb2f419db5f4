package payer.service.security.staff;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import payer.service.runtime.Mode;

/** Holds where the service is being tried out: in production, what needs it is not even there. */
public final class InDemoMode implements Condition {
    @Override
    @SuppressWarnings("rawtypes") // as the framework's interface has it
    public boolean matches(ConditionContext context) {
        return context.getProperty("service.mode", Mode.class)
                .filter(Mode.DEMO::equals)
                .isPresent();
    }
}
