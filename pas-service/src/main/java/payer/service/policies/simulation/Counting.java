package payer.service.policies.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import payer.service.policies.simulation.Answered.Kind;

/** Counts the answers of one part. */
final class Counting {
    /** Lines by what they were answered and what they would be. */
    private final Map<Kind, Map<Kind, LongAdder>> lines = new EnumMap<>(Kind.class);

    private long requests;
    private long touched;
    private long changed;
    private long questionsBefore;
    private long questionsAfter;

    void request(boolean isTouched) {
        requests++;
        if (isTouched) touched++;
    }

    void line(Answered was, Answered is) {
        lines.computeIfAbsent(was.kind(), kind -> new EnumMap<>(Kind.class))
                .computeIfAbsent(is.kind(), kind -> new LongAdder())
                .increment();
        questionsBefore += was.questions();
        questionsAfter += is.questions();
        if (!was.equals(is)) changed++;
    }

    Tally tally() {
        var before = new TreeMap<String, Long>();
        var after = new TreeMap<String, Long>();
        var moves = new TreeMap<String, Long>();
        lines.forEach((was, to) -> to.forEach((is, count) -> {
            before.merge(was.text(), count.sum(), Long::sum);
            after.merge(is.text(), count.sum(), Long::sum);
            if (was != is) moves.put(was.text() + " > " + is.text(), count.sum());
        }));
        var total = before.values().stream().mapToLong(Long::longValue).sum();
        return new Tally(requests, total, touched, changed, before, after, moves, questionsBefore, questionsAfter);
    }
}
