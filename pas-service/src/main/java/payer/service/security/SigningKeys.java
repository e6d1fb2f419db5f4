package payer.service.security;

import java.time.Instant;
import java.util.List;

/** Our signing keys, as they are stored: encrypted. Called within a transaction. */
public interface SigningKeys {
    List<SealedKey> all();

    void add(SealedKey key);

    void remove(String kid);

    /** Waits until this transaction alone may add keys. */
    void lock();

    /** A key that only the holder of the secret can use. */
    record SealedKey(String kid, String sealed, Instant signsFrom) {}
}
