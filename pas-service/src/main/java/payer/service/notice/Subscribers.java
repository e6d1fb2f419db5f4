package payer.service.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Who wants to be told. All of it happens within the caller's transaction. */
public interface Subscribers {
    void add(Subscriber subscriber);

    /** Everything but its count of events. */
    void change(Subscriber subscriber);

    void remove(UUID id);

    Optional<Subscriber> find(UUID id);

    /** Those of a client that are not over, always in one order: who numbers an event for each of them locks each till the end. */
    List<Subscriber> ofClient(String client);

    void setStatus(UUID id, Subscriber.Status status);

    /** The number of the event for this subscriber; empty if it was given before, since messages may come twice. */
    OptionalLong nextEvent(UUID id, UUID authorization, int version);

    /**
     * Active ones that want a sign of life by now; each is named once for each time that it is due. One that is being told of an
     * event at this moment is left out: that is its sign of life.
     */
    List<UUID> dueForHeartbeat(Instant now);
}
