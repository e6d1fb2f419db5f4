package payer.rules.policy;

import java.util.Optional;
import payer.decision.Waiver;

/** What a policy does to the requests that match it. */
public enum Effect {
    /** Says whether, when and how much of a service is covered. */
    COVERAGE(Optional.empty()),
    /** Spares a provider with a good record the asking. */
    GOLD_CARD(Optional.of(Waiver.GOLD_CARD)),
    /** Lets a new member finish what is under way. */
    TRANSITION(Optional.of(Waiver.TRANSITION)),
    /** Lets emergency care go ahead. */
    EMERGENCY(Optional.of(Waiver.EMERGENCY)),
    /** Sends to a person what the member was already supplied with, or something like it. */
    SAME_OR_SIMILAR(Optional.empty()),
    /** Says what holds for services that no policy lists. */
    OTHERWISE(Optional.empty()),
    /** Says only by when an answer is due. */
    TIME_LIMITS(Optional.empty());

    private final Optional<Waiver> waiver;

    Effect(Optional<Waiver> waiver) {
        this.waiver = waiver;
    }

    /** Why no authorization is needed when the criteria of such a policy are met. */
    public Optional<Waiver> waiver() {
        return waiver;
    }
}
