package payer.service.audit;

import java.time.LocalDate;

/** Where a lane stands: the place and the hash of its last record. */
public record ChainHead(RecordPlace place, Sha256 hash) {

    /** Of a lane that was never used. */
    public static ChainHead unused(String tenant, int lane) {
        return new ChainHead(new RecordPlace(tenant, lane, LocalDate.EPOCH, 0), Sha256.ZERO);
    }

    ChainHead after(AuditRecord record) {
        return new ChainHead(record.place(), record.hash());
    }
}
