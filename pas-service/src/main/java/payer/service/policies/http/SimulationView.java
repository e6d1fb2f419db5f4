package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import payer.service.jobs.Job;
import payer.service.jobs.JobState;
import payer.service.policies.simulation.Difference;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.Part;
import payer.service.policies.simulation.SimulationSettings;
import payer.service.policies.simulation.Simulations.Ordered;
import payer.service.policies.simulation.Tally;

/** A simulation, how far it is, and what came of it so far. */
@Introspected
@JsonInclude(Include.NON_ABSENT)
record SimulationView(
        String id,
        String policy,
        String version,
        int revision,
        int release,
        String history,
        List<String> occasions,
        long seed,
        String by,
        String at,
        String state,
        Optional<String> problem,
        long done,
        long total,
        Optional<Projection> projection,
        List<Difference> differences) {

    /** What would have been, against what was. */
    @Introspected
    @JsonInclude
    record Projection(
            long requests,
            long lines,
            long requestsTouched,
            long linesChanged,
            Map<String, Shift> answers,
            Map<String, Long> moves,
            Shift questions,
            Shift reviewerMinutes) {}

    /** A figure before and after, and what lies between. */
    @Introspected
    record Shift(long before, long after, long change) {
        static Shift of(long before, long after) {
            return new Shift(before, after, after - before);
        }
    }

    static SimulationView of(Ordered ordered, Optional<Job> job, List<Part> parts, SimulationSettings settings) {
        var order = ordered.order();
        var tally = parts.stream().map(Part::tally).reduce(Tally.NOTHING, Tally::plus);
        return new SimulationView(
                order.id().toString(),
                order.policy(),
                order.version(),
                order.revision(),
                order.release(),
                order.history(),
                order.history().equals("recorded")
                        ? order.occasions().stream()
                                .sorted()
                                .map(Occasion::text)
                                .toList()
                        : List.of(),
                order.seed(),
                order.by(),
                order.at().toString(),
                job.map(SimulationView::state).orElse("over"),
                job.filter(some -> some.state() == JobState.FAILED).map(Job::lastError),
                Math.max(tally.requests(), job.map(Job::done).orElse(0L)),
                job.map(Job::total).filter(total -> total > 0).orElse(order.requests()),
                Optional.of(tally).filter(some -> some.requests() > 0).map(some -> projection(some, settings)),
                parts.stream().flatMap(part -> part.differences().stream()).toList());
    }

    /** A part that was begun is done to its end before it stops. */
    private static String state(Job job) {
        return job.cancelRequested() && job.state() == JobState.RUNNING
                ? "cancelling"
                : job.state().name().toLowerCase(Locale.ROOT);
    }

    private static Projection projection(Tally tally, SimulationSettings settings) {
        return new Projection(
                tally.requests(),
                tally.lines(),
                tally.touched(),
                tally.changed(),
                answers(tally),
                tally.moves(),
                Shift.of(tally.questionsBefore(), tally.questionsAfter()),
                Shift.of(settings.reviewerMinutes(tally.before()), settings.reviewerMinutes(tally.after())));
    }

    private static Map<String, Shift> answers(Tally tally) {
        var answers = new TreeMap<String, Shift>();
        tally.before().forEach((kind, count) -> answers.put(kind, Shift.of(count, 0)));
        tally.after()
                .forEach((kind, count) ->
                        answers.put(kind, Shift.of(tally.before().getOrDefault(kind, 0L), count)));
        return answers;
    }
}
