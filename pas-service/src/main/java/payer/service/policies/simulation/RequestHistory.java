package payer.service.policies.simulation;

import java.util.List;
import java.util.Set;

/** Where the requests of a simulation come from. */
public interface RequestHistory {

    /** How callers name it. */
    String name();

    /**
     * Prepares to read. What is read afterwards does not change: the same part is the same requests, also for another attempt.
     */
    Reading open(SimulationOrder order);

    /** What an order has to name so that a history that grows is read as it was; nothing where it does not grow. */
    default Extent extent(long requests, Set<Occasion> occasions) {
        return Extent.NONE;
    }

    /** From the number of one recorded request to that of another, both among them. */
    record Extent(long oldest, long newest) {
        static final Extent NONE = new Extent(0, 0);
    }

    /** A history as it was when it was opened. */
    interface Reading {

        /** How many requests there are, at most as many as were ordered. */
        long size();

        /** Those from one place, counted from 0, up to but without another. */
        List<PastRequest> read(long from, long to);
    }
}
