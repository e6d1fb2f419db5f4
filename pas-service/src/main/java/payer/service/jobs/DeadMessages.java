package payer.service.jobs;

import java.util.List;

/** The messages that no attempt delivered. Each call is a transaction of its own, or part of the surrounding one. */
public interface DeadMessages {

    /** The newest first, only those with an id below {@code before}. */
    List<DeadMessage> list(long before, int limit);

    /** Delivers it again, after whatever waits under its key now. False if there is no such dead message. */
    boolean replay(long id);

    boolean discard(long id);
}
