package payer.service.priorauth.fhir;

import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Claim;
import payer.problem.IssueType;

/** What holds for every bundle that asks something of us. */
final class BundleCheck {
    private final Bundle bundle;
    private final Complaints complaints;

    BundleCheck(Bundle bundle, Complaints complaints) {
        this.bundle = bundle;
        this.complaints = complaints;
    }

    void check() {
        complaints.require(
                bundle.getType() == BundleType.COLLECTION,
                IssueType.VALUE,
                "the bundle is a collection",
                "Bundle.type");
        complaints.require(
                SmallValues.isTold(bundle.getIdentifier()),
                IssueType.REQUIRED,
                "the bundle has an identifier of its own",
                "Bundle.identifier");
        complaints.require(
                bundle.hasTimestamp(), IssueType.REQUIRED, "the bundle tells when it was made", "Bundle.timestamp");
        complaints.require(bundle.hasEntry(), IssueType.REQUIRED, "the bundle has entries", "Bundle.entry");
        entries();
    }

    private void entries() {
        var seen = new HashSet<String>();
        for (int i = 0; i < bundle.getEntry().size(); i++)
            entry(bundle.getEntry().get(i), "Bundle.entry[" + i + "]", seen);
        complaints.require(
                !bundle.hasEntry() || bundle.getEntryFirstRep().getResource() instanceof Claim,
                IssueType.STRUCTURE,
                "the first entry is the Claim",
                "Bundle.entry[0].resource");
    }

    private void entry(BundleEntryComponent entry, String place, Set<String> seen) {
        complaints.require(entry.hasResource(), IssueType.REQUIRED, "each entry has a resource", place + ".resource");
        complaints.require(entry.hasFullUrl(), IssueType.REQUIRED, "each entry has an address", place + ".fullUrl");
        complaints.require(
                !entry.hasFullUrl() || seen.add(entry.getFullUrl()),
                IssueType.DUPLICATE,
                "another entry has the same address",
                place + ".fullUrl");
        complaints.require(
                !entry.hasSearch() && !entry.hasRequest() && !entry.hasResponse(),
                IssueType.STRUCTURE,
                "an entry of a collection has neither search, request nor response",
                place);
    }
}
