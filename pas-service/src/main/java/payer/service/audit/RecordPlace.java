package payer.service.audit;

import java.time.LocalDate;

/** Where a record stands: a lane of a tenant has one chain for each day on which it was used, numbered on without a gap. */
public record RecordPlace(String tenant, int lane, LocalDate day, long seq) {

    /** The name of the chain. */
    public String chain() {
        return tenant + "/" + lane + "/" + day;
    }

    /** The place after this one, in the chain of the given day. */
    RecordPlace next(LocalDate onDay) {
        return new RecordPlace(tenant, lane, onDay, seq + 1);
    }

    @Override
    public String toString() {
        return chain() + " " + seq;
    }
}
