package payer.service.records.jdbc;

import payer.service.records.search.SearchLimits;

/** Whether the database makes one plan for all values of a statement. */
enum Planning {
    ONCE("force_generic_plan"),
    /** How common a value is decides everything, and a plan made for all values would not know it. */
    FOR_ITS_VALUES("force_custom_plan");

    private final String mode;

    Planning(String mode) {
        this.mode = mode;
    }

    /** What the database must know before the statement, for the rest of the transaction. */
    String settings(SearchLimits limits) {
        return "SELECT set_config('statement_timeout', '" + limits.patience().toMillis()
                + "ms', true), set_config('plan_cache_mode', '" + mode + "', true), set_config('jit', 'off', true)";
    }
}
