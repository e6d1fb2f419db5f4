package payer.crd;

import java.time.LocalDate;
import java.util.Optional;
import payer.decision.Quantity;

/** A limit or a pointer that goes with what is said. */
public sealed interface Detail {

    /** How much an authorization allows. */
    record AllowedQuantity(Quantity quantity) implements Detail {}

    /** From when until when it holds. */
    record AllowedPeriod(LocalDate from, Optional<LocalDate> until) implements Detail {}

    /** Where the policy can be read. */
    record PolicyLink(String link) implements Detail {}

    record Instructions(String text) implements Detail {}

    default String code() {
        return switch (this) {
            case AllowedQuantity _ -> "allowed-quantity";
            case AllowedPeriod _ -> "allowed-period";
            case PolicyLink _ -> "policy-link";
            case Instructions _ -> "instructions";
        };
    }

    default String category() {
        return switch (this) {
            case AllowedQuantity _, AllowedPeriod _ -> "cat-limitation";
            case PolicyLink _, Instructions _ -> "cat-other";
        };
    }

    default boolean isIn(Release release) {
        return switch (this) {
            case AllowedQuantity _, AllowedPeriod _ -> true;
            case PolicyLink _, Instructions _ -> release.hasLinksAndExpiry();
        };
    }
}
