package payer.service.notice;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import payer.service.priorauth.fhir.Release;

/**
 * A provider's system that wants to be told.
 *
 * @param client the client that it belongs to; it hears only of requests that this client sent
 * @param headers sent with each notification exactly as they were given
 * @param contentType of the notifications
 * @param full whether notifications carry the answer, or only say that there is one
 * @param providers NPIs of the providers, or ids of the sending systems, whose requests it is about
 * @param heartbeat after how long without a notification the subscriber wants a sign of life
 * @param events how many there have been since the subscription began
 */
public record Subscriber(
        UUID id,
        Release release,
        String client,
        Status status,
        URI endpoint,
        List<String> headers,
        String contentType,
        boolean full,
        List<String> providers,
        Optional<Instant> end,
        Optional<Duration> heartbeat,
        String reason,
        long events,
        Instant changed) {

    /** As FHIR has it. */
    public enum Status {
        REQUESTED,
        ACTIVE,
        ERROR,
        OFF
    }

    public Subscriber {
        headers = List.copyOf(headers);
        providers = List.copyOf(providers);
    }

    public boolean isOver(Instant now) {
        return status == Status.OFF || end.filter(last -> last.isBefore(now)).isPresent();
    }

    Subscriber of(UUID known, long told) {
        return new Subscriber(
                known,
                release,
                client,
                status,
                endpoint,
                headers,
                contentType,
                full,
                providers,
                end,
                heartbeat,
                reason,
                told,
                changed);
    }

    /** Only its id: headers hold secrets. */
    @Override
    public String toString() {
        return "Subscriber " + id;
    }
}
