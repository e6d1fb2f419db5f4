package payer.service.policies.studio;

import java.util.List;
import payer.service.policies.diff.Difference;

/** What is different between two versions of a policy. {@code others} are those that it can be compared with. */
public record DifferencePage(
        String id, String title, String version, String against, List<String> others, List<Difference> differences) {
    public DifferencePage {
        others = List.copyOf(others);
        differences = List.copyOf(differences);
    }
}
