package payer.service.policies.studio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import payer.decision.Determination;
import payer.decision.Finding;

/** In how many answers a criterion was met, not met, or not known. */
public record Tally(int met, int notMet, int unknown) {
    private static final Tally NOTHING = new Tally(0, 0, 0);

    /** Of each criterion that came up, by its name. */
    static Map<String, Tally> of(List<Determination> answers) {
        var tallies = new HashMap<String, Tally>();
        answers.stream()
                .flatMap(answer -> answer.findings().stream())
                .forEach(finding -> tallies.merge(finding.criterion(), of(finding), Tally::plus));
        return tallies;
    }

    private static Tally of(Finding finding) {
        return switch (finding.verdict()) {
            case MET -> new Tally(1, 0, 0);
            case NOT_MET -> new Tally(0, 1, 0);
            case UNKNOWN -> new Tally(0, 0, 1);
        };
    }

    private Tally plus(Tally other) {
        return new Tally(met + other.met, notMet + other.notMet, unknown + other.unknown);
    }

    public static Tally among(Map<String, Tally> tallies, String criterion) {
        return tallies.getOrDefault(criterion, NOTHING);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
