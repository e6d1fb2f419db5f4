package payer.service.dtr;

import java.util.List;

/** All forms that persons wrote, every revision of each, with what was said of them. Nothing is ever changed or taken away. */
public interface WrittenForms {

    /** Inside a transaction. A {@code Problem} where somebody else added this revision meanwhile. */
    void add(WrittenForm form);

    /** Inside a transaction. A {@code Problem} where something was said of this revision before. */
    void judge(WrittenForm form, FormVerdict verdict);

    /** The revisions of one, the newest first. */
    List<WrittenForm> of(String policy, String policyVersion);

    /** The newest approved revision of each. */
    List<WrittenForm> approved();

    /** How many revisions and verdicts there are of all together: it grows with each. */
    long count();
}
