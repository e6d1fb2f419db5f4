package payer.service.crd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calls that were answered. Inside a transaction. */
public interface HookCalls {

    /** With the cards that were shown in it. */
    void add(HookCall call, List<ShownCard> cards);

    Optional<HookCall> find(UUID id);

    /** Those in which this was said, by its number; the newest first. */
    List<HookCall> saying(String assertion, int most);

    /** Those that a client made under one instance of a hook. */
    List<HookCall> ofInstance(UUID instance, int most);

    /** Removes those before a moment, never more than {@code most} at once; how many went. */
    int forget(Instant before, int most);
}
