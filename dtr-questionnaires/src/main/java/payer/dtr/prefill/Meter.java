package payer.dtr.prefill;

import java.time.Duration;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.CqlEngine;

/**
 * Stops logic that runs away. The engine has no limit of its own, but asks at every step it takes whether an option is set: so
 * the options that it is given count the steps, and end the run at the limit.
 */
final class Meter extends AbstractSet<CqlEngine.Options> {
    private static final List<CqlEngine.Options> SET = List.of(CqlEngine.Options.EnableExpressionCaching);
    private static final int STEPS_BETWEEN_LOOKS = 1 << 12;

    private final long until;
    private long steps;
    private volatile boolean stopped;

    Meter(Duration limit) {
        until = System.nanoTime() + limit.toNanos();
    }

    /** Ends the run at its next step. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public boolean contains(@Nullable Object option) {
        if ((++steps & (STEPS_BETWEEN_LOOKS - 1)) == 0 && System.nanoTime() - until > 0) stopped = true;
        if (stopped) throw new RanAway();
        return SET.contains(option);
    }

    @Override
    public Iterator<CqlEngine.Options> iterator() {
        return SET.iterator();
    }

    @Override
    public int size() {
        return SET.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The run was ended. */
    static final class RanAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        RanAway() {
            super("the limit was reached", null, false, false);
        }
    }
}
