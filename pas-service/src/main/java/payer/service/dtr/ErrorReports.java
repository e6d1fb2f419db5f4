package payer.service.dtr;

import java.util.List;

/** What clients reported about our forms. */
public interface ErrorReports {

    /** Inside a transaction. */
    void add(ErrorReport report);

    /** The newest first. */
    List<ErrorReport> latest(int most);
}
