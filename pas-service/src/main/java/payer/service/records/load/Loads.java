package payer.service.records.load;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.service.jobs.JobId;

/** The loads, the parts of their files that wait to be stored, and what was refused. */
public interface Loads {

    void add(LoadId id, String name, String by, Instant now);

    Optional<Load> find(LoadId id);

    /** The newest first. */
    List<Load> list(int limit);

    /** Keeps the load as it is until the transaction ends. */
    Optional<Load> lock(LoadId id);

    /** False if the part was there already: then it is kept as it was. */
    boolean addPart(LoadId id, int number, int lines, byte[] packed);

    /** The parts that are missing below the number that there shall be. */
    List<Integer> missing(LoadId id, int parts);

    void start(LoadId id, int parts, JobId job);

    /** Numbers of parts that are not stored yet, in order. */
    List<Integer> waiting(LoadId id);

    /** The packed lines of a part; none once it is stored. */
    Optional<byte[]> part(LoadId id, int number);

    /** Notes what came of a part, and lets go of its lines. */
    void done(LoadId id, int number, int stored, int unchanged, List<RefusedLine> refused);

    /** In the order of the lines, those after one. */
    List<RefusedLine> refused(LoadId id, long after, int limit);

    /** Removes loads that began before then. */
    int removeBegunBefore(Instant then);
}
