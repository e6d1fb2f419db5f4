package payer.service.audit;

/** The trail, as those see it who leave one. */
public interface AuditTrail {

    /**
     * Puts an act on record, inside the transaction of what it describes: both happen or neither. Fails if there is no
     * transaction, since then nothing would bind the two together.
     */
    RecordPlace append(AuditEntry entry);
}
