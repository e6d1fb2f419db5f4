package payer.service.policies.studio;

import java.util.List;
import java.util.Optional;
import payer.service.policies.diff.Difference;
import payer.service.policies.pages.PolicyPage;

/**
 * One version of a policy as it stands, and what can be done with it.
 *
 * @param readable nothing where today's reader cannot read the document at all
 * @param objections what today's reader would refuse of it
 * @param basis what it is compared with, in words; empty text if with nothing
 * @param act what was just done; empty text if nothing was
 * @param done the same in words
 */
public record VersionPage(
        String id,
        String version,
        String title,
        StudioWords.Mark mark,
        int number,
        int revision,
        Optional<PolicyPage> readable,
        List<String> objections,
        List<Row> criteria,
        List<PolicyPage.Row> codes,
        String basis,
        List<Difference> differences,
        List<StudioWords.Told> steps,
        List<ActForm> acts,
        Attempt attempt,
        String act,
        String done,
        boolean editable,
        boolean testable,
        boolean published) {

    /** A criterion as a row of a table. */
    public record Row(String name, String text, String question, String citation) {}

    public VersionPage {
        objections = List.copyOf(objections);
        criteria = List.copyOf(criteria);
        codes = List.copyOf(codes);
        differences = List.copyOf(differences);
        steps = List.copyOf(steps);
        acts = List.copyOf(acts);
    }

    /** Under which the browser keeps what was typed for the act that is done. */
    public String takenAs() {
        return act.equals("save") ? "edit:" + id + "/" + version : "";
    }

    public String path() {
        return "/policies/studio/" + id + "/" + version;
    }
}
