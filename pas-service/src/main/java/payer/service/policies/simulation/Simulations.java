package payer.service.policies.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import payer.service.jobs.JobId;

/** Simulations and what came of them, part by part. */
public interface Simulations {

    /** An ordered simulation and the job that carries it out. */
    record Ordered(SimulationOrder order, JobId job) {}

    void add(SimulationOrder order, JobId job);

    Optional<Ordered> find(UUID id);

    /** The newest first. */
    List<Ordered> newest(int limit);

    /** A part that is there already stays as it is: made again, it would be the same. */
    void add(UUID id, Part part);

    Set<Integer> partsDone(UUID id);

    /** All parts so far, in their order. */
    List<Part> parts(UUID id);
}
