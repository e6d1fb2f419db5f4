package payer.service.policies.studio;

import java.util.List;
import java.util.Optional;

/**
 * A simulation, how far it is, and what came of it so far.
 *
 * @param running whether it goes on by itself
 * @param stoppable whether it can still be stopped
 * @param resumable whether it can go on where it was
 */
public record SimulationPage(
        String id,
        String policy,
        String version,
        String on,
        String by,
        String at,
        StudioWords.Mark state,
        long done,
        long total,
        boolean running,
        boolean stoppable,
        boolean resumable,
        Optional<Outcome> outcome) {

    /** What would have been, against what was. */
    public record Outcome(
            long requests,
            long touched,
            long lines,
            long changed,
            List<Shift> answers,
            List<Move> moves,
            Shift questions,
            Shift minutes,
            List<Changed> differences,
            int untold) {}

    /** A figure before and after. */
    public record Shift(String name, long before, long after) {
        public String change() {
            var change = after - before;
            return change > 0 ? "+" + change : change < 0 ? "−" + -change : "0";
        }
    }

    /** So many lines went from one kind of answer to another. */
    public record Move(String from, String to, long lines) {}

    /** A line that would have been answered differently. */
    public record Changed(long request, int line, String before, String after) {}

    public long percent() {
        return total == 0 ? 0 : Math.min(100, done * 100 / total);
    }

    public String path() {
        return "/policies/studio/simulations/" + id;
    }
}
