package payer.service.jobs;

import java.time.Duration;

/** Until when a lease is surely ours, by this process's own clock: counted from before it was asked for. */
final class LeaseClock {
    private final long length;
    private volatile long start;

    LeaseClock(Duration length) {
        this.length = length.toNanos();
        this.start = now() - this.length;
    }

    static long now() {
        return System.nanoTime();
    }

    void startedAt(long moment) {
        start = moment;
    }

    boolean isHeld() {
        return now() - start < length;
    }

    /** With two thirds left, so that one renewal may fail. */
    boolean isToBeRenewed() {
        return now() - start >= length / 3;
    }
}
