package payer.service.audit;

import java.util.List;

/** The growing ends of the chains. Each call is made inside the transaction that appends. */
public interface AuditChains {
    /** So many transactions can append at the same time without one waiting for another. */
    int LANES = 64;

    /** A head that no other transaction holds, held by this one until it ends. */
    ChainHead take(String tenant);

    /** Adds records of one lane that follow each other, and moves the head of the lane to the last. */
    void add(List<AuditRecord> records);
}
