package payer.service.policies;

import java.time.LocalDate;
import java.util.List;
import payer.decision.Code;

/** What came of the requests of one provider for one service: exemptions are earned by it. */
public interface TrackRecords {

    /** Month by month, as far as anything was decided in it; the oldest first. */
    List<Month> of(String npi, Code service, LocalDate since);

    /**
     * Requests that were received in one month and have been decided, by policy or by person.
     *
     * @param first the first day of the month
     * @param decided approved, approved in part or refused
     * @param initial those of them that began a treatment
     */
    record Month(LocalDate first, int decided, int approved, int initial, int initialApproved) {}
}
