package payer.service.audit;

import java.time.LocalDate;
import java.util.List;

/** The months of the trail. Each call is made inside a transaction. */
public interface AuditPartitions {

    /** Makes the partition in which this day lies, unless it is there. */
    void make(LocalDate day);

    /** The first days of the months that are there, the oldest first. */
    List<LocalDate> months();

    /** The last record of each lane in or before the given month, be it dropped already. */
    List<ChainHead> lastOf(LocalDate month);

    /** Drops a month with all its records, keeping where the lanes begin from then on. */
    void drop(LocalDate month, List<ChainHead> cuts, RecordPlace said);
}
