package payer.service.policies.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.service.policies.pages.PolicyPage;

/**
 * What came of the cases of a version, beside its criteria.
 *
 * @param tallies of the criteria, over all cases that this version decides
 */
public record CasesPage(
        String id,
        String version,
        String title,
        StudioWords.Mark mark,
        List<Shown> cases,
        Optional<PolicyPage> readable,
        Map<String, CriterionTally> tallies) {

    /** One case; {@code differences} are where it did not get its stated answer. */
    public record Shown(String name, boolean kept, List<String> differences, List<Line> lines) {}

    /** What one line of it was answered, and why. */
    public record Line(int number, String answer, String under, List<Judged> criteria) {}

    /** A criterion with its value; {@code why} tells what is missing or was set aside. */
    public record Judged(StudioWords.Mark mark, String name, String text, String why) {}

    public CasesPage {
        cases = List.copyOf(cases);
        tallies = Map.copyOf(tallies);
    }

    public long kept() {
        return cases.stream().filter(Shown::kept).count();
    }

    public boolean isKept() {
        return !cases.isEmpty() && kept() == cases.size();
    }

    public String path() {
        return "/policies/studio/" + id + "/" + version;
    }
}
