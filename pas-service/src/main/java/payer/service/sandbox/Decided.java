package payer.service.sandbox;

import java.time.Instant;
import java.util.List;
import payer.service.sandbox.CoverageSaid.Mark;

/**
 * What the payer answered to a request for authorization, as it stands.
 *
 * @param trace the practice's own number of the request
 * @param told that it came as a notification
 */
public record Decided(String trace, List<Line> lines, List<String> notes, Instant at, boolean told) {
    public Decided {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    boolean isNoNewsAfter(Decided earlier) {
        return told && trace.equals(earlier.trace) && lines.equals(earlier.lines) && notes.equals(earlier.notes);
    }

    /** One line of the request. */
    public record Line(int number, Mark mark, String authorization, List<String> reasons) {
        public Line {
            reasons = List.copyOf(reasons);
        }
    }
}
