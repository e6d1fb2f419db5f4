package payer.service.caller;

import java.util.Locale;

/** On whose behalf a scope is held: one patient's, a user's, or the client's own. */
public enum ScopeContext {
    PATIENT,
    USER,
    SYSTEM;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
