package payer.service.policies.studio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import payer.decision.Determination;
import payer.decision.Finding;

/** In how many answers a criterion was met, not met, or not known. */
public record CriterionTally(int met, int notMet, int unknown) {
    private static final CriterionTally NOTHING = new CriterionTally(0, 0, 0);

    /** Of each criterion that came up, by its name. */
    static Map<String, CriterionTally> of(List<Determination> answers) {
        var tallies = new HashMap<String, CriterionTally>();
        answers.stream()
                .flatMap(answer -> answer.findings().stream())
                .forEach(finding -> tallies.merge(finding.criterion(), of(finding), CriterionTally::plus));
        return tallies;
    }

    private static CriterionTally of(Finding finding) {
        return switch (finding.verdict()) {
            case MET -> new CriterionTally(1, 0, 0);
            case NOT_MET -> new CriterionTally(0, 1, 0);
            case UNKNOWN -> new CriterionTally(0, 0, 1);
        };
    }

    private CriterionTally plus(CriterionTally other) {
        return new CriterionTally(met + other.met, notMet + other.notMet, unknown + other.unknown);
    }

    public static CriterionTally among(Map<String, CriterionTally> tallies, String criterion) {
        return tallies.getOrDefault(criterion, NOTHING);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
