package payer.rules.analysis;

import java.time.LocalDate;
import java.util.Optional;
import payer.decision.Code;
import payer.decision.CodeSystem;

/** The code sets that an operator has loaded. */
public interface KnownCodes {

    /** Only of these systems can it be said that a code does not exist. */
    boolean isLoaded(CodeSystem system);

    boolean contains(Code code);

    /** In words, of whatever release has any. */
    Optional<String> display(Code code);

    /** The last day on which a terminated code is valid. */
    Optional<LocalDate> lastDay(Code code);

    /** Whether what is loaded tells modifiers at all: older files of an operator's own may not. */
    boolean hasModifiers(CodeSystem system);

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

            @Override
            public Optional<String> display(Code code) {
                return Optional.empty();
            }

            @Override
            public Optional<LocalDate> lastDay(Code code) {
                return Optional.empty();
            }

            @Override
            public boolean hasModifiers(CodeSystem system) {
                return false;
            }
        };
    }
}
