package payer.rules.analysis;

import payer.decision.Code;
import payer.decision.CodeSystem;

/** The code sets that an operator has loaded. */
public interface KnownCodes {

    /** Only of these systems can it be said that a code does not exist. */
    boolean isLoaded(CodeSystem system);

    boolean contains(Code code);

    static KnownCodes none() {
        return new KnownCodes() {
            @Override
            public boolean isLoaded(CodeSystem system) {
                return false;
            }

            @Override
            public boolean contains(Code code) {
                return false;
            }
        };
    }
}
