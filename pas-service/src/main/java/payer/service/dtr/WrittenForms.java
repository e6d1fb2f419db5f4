package payer.service.dtr;

import java.util.List;

/** All forms that persons wrote, every revision of each. */
public interface WrittenForms {

    /** Inside a transaction. A {@code Problem} where somebody else added this revision meanwhile. */
    void add(WrittenForm form);

    /** The revisions of one, the newest first. */
    List<WrittenForm> of(String policy, String policyVersion);

    /** The newest revision of each. */
    List<WrittenForm> latest();

    /** How many revisions there are of all together: it grows with each. */
    long count();
}
