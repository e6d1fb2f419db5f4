package payer.service.policies;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Every version of every policy: its documents and its life. Only ever added to. */
public interface PolicyVersions {

    /**
     * A version at a glance.
     *
     * @param published the revision in force, if one is
     */
    record Glance(
            Step last,
            String title,
            String authority,
            String owner,
            LocalDate from,
            Optional<LocalDate> until,
            Optional<Integer> published) {}

    Optional<Life> find(VersionKey key);

    /** Of one policy or, without one, of all; by policy and version. */
    List<Glance> glances(Optional<String> policy);

    /** A {@code Problem} if there is none. */
    Revision revision(VersionKey key, int number);

    List<Revision> revisions(List<Release.Entry> entries);

    /** The cases of a policy as they were published last; without that, as they were written last. */
    Optional<String> cases(String policy);

    void add(Revision revision);

    /** A {@code Problem} if someone else took the step of this number. */
    void add(Step step);
}
