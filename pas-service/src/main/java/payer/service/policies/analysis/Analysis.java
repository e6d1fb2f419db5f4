package payer.service.policies.analysis;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * What was found.
 *
 * @param branchesWithoutCase ways to be covered that no case takes
 * @param setsNotLoaded sets of codes that are named and unknown here, so that nothing matches them
 * @param overlaps other policies in force that speak of some of the same codes on some of the same days
 */
@Introspected
public record Analysis(
        List<LeafAnalysis> leaves,
        List<String> branchesWithoutCase,
        List<String> setsNotLoaded,
        List<Overlap> overlaps) {

    public Analysis {
        leaves = List.copyOf(leaves);
        branchesWithoutCase = List.copyOf(branchesWithoutCase);
        setsNotLoaded = List.copyOf(setsNotLoaded);
        overlaps = List.copyOf(overlaps);
    }

    /**
     * One criterion.
     *
     * @param asked that the form has a question for it; without one it stays unknown where the records say nothing
     * @param shown the values that some case gives it; one that is missing is a side that no case tests
     * @param missing the values that no case gives it
     */
    @Introspected
    public record LeafAnalysis(String name, String text, boolean asked, List<String> shown, List<String> missing) {
        public LeafAnalysis {
            shown = List.copyOf(shown);
            missing = List.copyOf(missing);
        }
    }

    /**
     * A policy that speaks of the same.
     *
     * @param standing weightier (it decides first), lighter, or equal: then which one decides is not settled by authority
     */
    @Introspected
    public record Overlap(String policy, String version, String standing, List<String> codes) {
        public Overlap {
            codes = List.copyOf(codes);
        }
    }
}
