package payer.service.policies.simulation;

import java.util.HashMap;
import java.util.Map;

/** Counts the answers of one part; used by one thread. */
final class Counting {
    private static final int KINDS = Answered.Kind.values().length;

    private final long[] before = new long[KINDS];
    private final long[] after = new long[KINDS];
    private final long[] moves = new long[KINDS * KINDS];
    private long requests;
    private long lines;
    private long touched;
    private long changed;
    private long questionsBefore;
    private long questionsAfter;

    void request(boolean isTouched) {
        requests++;
        if (isTouched) touched++;
    }

    void line(Answered was, Answered is) {
        lines++;
        before[was.kind().ordinal()]++;
        after[is.kind().ordinal()]++;
        questionsBefore += was.questions();
        questionsAfter += is.questions();
        if (!was.equals(is)) changed++;
        if (was.kind() != is.kind()) moves[was.kind().ordinal() * KINDS + is.kind().ordinal()]++;
    }

    Tally tally() {
        return new Tally(
                requests, lines, touched, changed, named(before), named(after), moves(), questionsBefore, questionsAfter);
    }

    private static Map<String, Long> named(long[] counts) {
        var named = new HashMap<String, Long>();
        for (var kind : Answered.Kind.values())
            if (counts[kind.ordinal()] > 0) named.put(kind.text(), counts[kind.ordinal()]);
        return named;
    }

    private Map<String, Long> moves() {
        var named = new HashMap<String, Long>();
        for (var was : Answered.Kind.values())
            for (var is : Answered.Kind.values()) {
                var count = moves[was.ordinal() * KINDS + is.ordinal()];
                if (count > 0) named.put(was.text() + " > " + is.text(), count);
            }
        return named;
    }
}
