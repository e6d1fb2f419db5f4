package payer.service.policies.studio;

import java.util.List;

/** What should be known of a version before it is published. */
public record AnalysisPage(String id, String version, String title, List<Group> groups, List<Criterion> criteria) {

    /** Remarks of one kind. */
    public record Group(String heading, List<Remark> remarks) {}

    /** {@code place} names a criterion, a branch, a code or another policy; {@code meaning} is what a code means. */
    public record Remark(String place, String meaning, String text) {}

    /** In how many cases a criterion is shown. */
    public record Criterion(String name, String text, boolean asked, int met, int notMet, int unknown) {}

    public AnalysisPage {
        groups = List.copyOf(groups);
        criteria = List.copyOf(criteria);
    }

    public int remarks() {
        return groups.stream().mapToInt(group -> group.remarks().size()).sum();
    }
}
