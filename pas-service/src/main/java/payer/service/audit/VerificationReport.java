package payer.service.audit;

import java.util.List;

/**
 * What a verification of the whole trail came to.
 *
 * @param findings at most one for each lane, the one that comes first in the order of anchors first
 * @param files anchors that were compared with their files outside the database
 */
public record VerificationReport(
        boolean intact, long records, long lanes, long anchors, long files, List<Finding> findings) {
    public VerificationReport {
        findings = List.copyOf(findings);
    }
}
