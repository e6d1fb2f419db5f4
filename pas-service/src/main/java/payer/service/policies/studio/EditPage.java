package payer.service.policies.studio;

import java.util.List;
import java.util.Optional;
import payer.service.policies.diff.Difference;

/**
 * A draft that is being written.
 *
 * @param seen the step of the version that its author saw; empty text of a version that does not exist yet
 * @param base the revision that they began with; empty text where there is none
 * @param typed whether it comes back because it could not be kept
 */
public record EditPage(
        String id,
        String version,
        String title,
        String seen,
        String base,
        Pane document,
        Pane cases,
        String reason,
        Findings findings,
        Optional<Meanwhile> meanwhile,
        boolean typed) {

    /** What somebody else did to the version while it was written on here. */
    public record Meanwhile(StudioWords.Told step, List<Difference> differences) {
        public Meanwhile {
            differences = List.copyOf(differences);
        }
    }

    public boolean isNew() {
        return seen.isEmpty();
    }

    public String path() {
        return "/policies/studio/" + id + "/" + version;
    }

    @Override
    public String toString() {
        return "EditPage of " + id + " " + version;
    }
}
