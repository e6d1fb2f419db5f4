package payer.service.sandbox.wire;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What went over the wire in one visit, in the order in which it was asked, though what is asked first may be answered last; of
 * very many the oldest are forgotten.
 */
public final class Messages {
    private static final int MOST = 120;

    private final TreeMap<Integer, Exchanged> answered = new TreeMap<>();
    private final TreeSet<Integer> open = new TreeSet<>();
    private int last;

    public synchronized void add(Exchanged message) {
        answer(begin(), message);
    }

    /** The number of what is being asked; it is answered or given up, and until then nothing after it is shown. */
    synchronized int begin() {
        last++;
        open.add(last);
        return last;
    }

    synchronized void answer(int number, Exchanged message) {
        open.remove(number);
        answered.put(number, message.numbered(number));
        if (answered.size() > MOST) answered.pollFirstEntry();
    }

    synchronized void giveUp(int number) {
        open.remove(number);
    }

    /** Up to which all is answered. */
    public synchronized int last() {
        return open.isEmpty() ? last : open.first() - 1;
    }

    public synchronized List<Exchanged> after(int number) {
        return answered.values().stream()
                .filter(message -> message.number() > number && message.number() <= last())
                .toList();
    }

    public synchronized Optional<Exchanged> numbered(int number) {
        return Optional.ofNullable(answered.get(number));
    }
}
