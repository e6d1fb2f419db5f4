package payer.service.audit;

import java.util.List;

/** The trail, as those see it who let something be looked at. */
public interface AccessTrail {

    /**
     * Puts on record what changed nothing, and comes back when that is durable. Inside a transaction it becomes part of that;
     * otherwise there is nothing that it would have to be bound to, and what is looked at in the same moment can share one.
     * Within a call over HTTP it waits for the answer, see {@link CallRecords}.
     */
    void append(AuditEntry entry);

    /** What has waited for the answer of one call: on record when this comes back. */
    void append(List<AuditEntry> entries);
}
