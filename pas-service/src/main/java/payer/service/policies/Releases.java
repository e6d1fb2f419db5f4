package payer.service.policies;

import java.util.List;
import java.util.Optional;

/** What was published, release by release. */
public interface Releases {

    /** Until the transaction ends nobody else publishes, on any instance. */
    void lock();

    /** 0 before the first. */
    int latest();

    /** In order, from the one after {@code number} on. */
    List<Release> after(int number);

    Optional<Release> find(int number);

    /** The newest first, at most {@code limit}, those before {@code before}. */
    List<Release> newest(int before, int limit);

    /** Those with a version of the policy; the newest first, at most {@code limit}. */
    List<Release> ofPolicy(String policy, int limit);

    /** The last entry of a version in a release before the given one. */
    Optional<Release.Entry> entryBefore(VersionKey key, int number);

    void add(Release release);
}
