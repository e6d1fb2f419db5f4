package payer.service.crd;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts what becomes of cards, by hook, policy and client: a policy whose cards nobody follows is noise. */
@Singleton
final class CardCounts {

    /** What may become of a card. */
    enum Event {
        /** A policy had something to say. */
        FIRED,
        SHOWN,
        /** Kept back because the client has been told enough about this member. */
        OVER_BUDGET,
        ACCEPTED,
        OVERRIDDEN
    }

    private final MeterRegistry meters;

    CardCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Event event, String hook, String policy, String client) {
        meters.counter(
                        "crd.cards",
                        "event",
                        event.name().toLowerCase(Locale.ROOT),
                        "hook",
                        hook,
                        "policy",
                        policy,
                        "client",
                        client)
                .increment();
    }
}
