package payer.service.policies;

import java.util.List;
import payer.rules.document.PolicyDocument;
import payer.rules.document.PublishedDocument;
import payer.rules.policy.Policy;
import payer.service.policies.diff.Difference;
import payer.service.policies.diff.DocumentDifferences;

/** The documents of a version as they were at some time: its own, and the cases of the whole policy. */
public record Revision(VersionKey key, int number, String document, String cases) {

    public Policy policy() {
        return PolicyDocument.read(file(), document);
    }

    /** As it was published, whatever is refused of such a document today. */
    public PublishedDocument published() {
        return PublishedDocument.read(file(), document);
    }

    /** As we write the documents ourselves, so that only what is said counts, not how it is laid out. */
    public List<Difference> differencesFrom(Revision before) {
        return DocumentDifferences.between(written(before), written(this));
    }

    /** What is in force can be compared with also where today's reader would refuse something of it. */
    private static String written(Revision revision) {
        return revision.published().policy().map(PolicyDocument::write).orElse(revision.document());
    }

    /** For the columns beside the document, which was read with care by whoever adds it. */
    public Policy identified() {
        return published().policy().orElseThrow(() -> new IllegalStateException(key + " cannot be read"));
    }

    /** The line of an entry, for what is wrong with it only beside other policies. */
    String where(String entry) {
        return PolicyDocument.where(file(), document, entry);
    }

    /** Under which messages name it. */
    public String file() {
        return key.policy() + "/policy-" + key.version() + ".yaml";
    }

    public String casesFile() {
        return key.policy() + "/cases.yaml";
    }
}
