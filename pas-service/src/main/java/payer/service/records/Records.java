package payer.service.records;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records and all their versions. */
public interface Records {

    /** The current version, which may say that the record was deleted. */
    Optional<RecordVersion> find(RecordKey key);

    Optional<RecordVersion> find(RecordKey key, int version);

    List<RecordVersion> findAll(Collection<RecordKey> keys);

    /** The current versions of these types in the compartments of these patients, without those that were deleted. */
    List<RecordVersion> ofPatients(Collection<String> patients, Collection<String> types);

    /** The current versions of those that exist; no one else changes them before the transaction ends. */
    Map<RecordKey, RecordVersion> lock(Collection<RecordKey> keys);

    /** Keeps two writers apart who are about to look for the same thing and add it if it is not there. */
    void lockConditions(Collection<String> conditions);

    /** Stores versions and index rows of different records. A record that came to exist meanwhile is a conflict. */
    void store(List<RecordChange> changes);

    /** Records of these types, also deleted ones. */
    long count(List<String> types);

    /** Records of a type in the order in which they were last written, after a place; no one changes them meanwhile. */
    List<RecordVersion> lockWritten(String type, Instant after, long number, int count);

    /** Makes the index rows of records anew; their versions stay. */
    void reindex(List<RecordChange> unchanged);

    /** The newest first. */
    List<RecordVersion> history(RecordKey key, Window window);

    /** Of all records of a type, the newest first. */
    List<RecordVersion> history(String type, Window window);

    /**
     * A page of a history.
     *
     * @param since only versions made at or after it
     * @param before where the page before ended: only versions that come after that place
     */
    record Window(Optional<Instant> since, Optional<Place> before, int count) {}

    /** A place in a history. */
    record Place(Instant at, long number, int version) {}
}
