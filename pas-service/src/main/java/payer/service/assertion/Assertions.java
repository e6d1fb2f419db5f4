package payer.service.assertion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that was said. */
public interface Assertions {

    /** Keeps what is new and finds what was said before; their numbers, in the same order. Inside a transaction. */
    List<AssertionNumber> remember(List<Said> said, Instant now);

    /** Inside a transaction. */
    Optional<Assertion> find(AssertionNumber number);

    /** Removes those last said before a moment, never more than {@code most} at once; how many went. Inside a transaction. */
    int forget(Instant before, int most);
}
