package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.StartSimulation.Wish;

/** On what a draft is to be tried. Which history it is has to be said: what was made up must not pass for what happened. */
@Introspected
record SimulationBody(
        @Nullable String history,
        @Nullable Long requests,
        @Nullable List<String> occasions,
        @Nullable Long seed) {
    /** As many recorded requests as a simulation may take, if nothing is said. */
    private static final long ALL = 1_000_000;

    Wish wish() {
        var named = Optional.ofNullable(history)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Problem.of(
                        ProblemKind.MISSING,
                        "Say on which history: 'recorded', the requests that were decided here, or 'synthetic',"
                                + " requests that are made up from the policies' cases, with how many in 'requests'",
                        "history"));
        return new Wish(
                named,
                count(named),
                Occasion.named(Optional.ofNullable(occasions).orElse(List.of())),
                Optional.ofNullable(seed).orElse(1L));
    }

    private long count(String named) {
        if (requests != null) return requests;
        if (named.equals("recorded")) return ALL;
        throw Problem.of(ProblemKind.MISSING, "Say how many requests are to be made up", "requests");
    }
}
