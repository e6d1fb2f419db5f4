package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Optional;
import payer.service.policies.Release;

/** What was published together, in plain JSON. */
@Introspected
record ReleaseView(
        int number,
        String kind,
        String recorded,
        String by,
        String client,
        String at,
        String reason,
        List<Entry> entries) {

    /** A version and the revision in force from then on; without one it was withdrawn. */
    @Introspected
    record Entry(String policy, String version, Optional<Integer> revision) {}

    static ReleaseView of(Release release) {
        return new ReleaseView(
                release.number(),
                release.kind().text(),
                release.recorded().toString(),
                release.stamp().by().name(),
                release.stamp().by().client(),
                release.stamp().at().toString(),
                release.stamp().reason(),
                release.entries().stream()
                        .map(entry ->
                                new Entry(entry.key().policy(), entry.key().version(), entry.revision()))
                        .toList());
    }
}
