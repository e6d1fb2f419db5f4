package payer.service.records.search;

/** The key that cursors are sealed with, the same for all instances of the service. */
public interface CursorKeys {
    byte[] key();
}
