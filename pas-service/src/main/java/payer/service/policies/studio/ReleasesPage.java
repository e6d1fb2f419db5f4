package payer.service.policies.studio;

import java.util.List;
import java.util.Locale;
import payer.service.policies.Release;

/** What was published, the newest first. */
public record ReleasesPage(List<Shown> releases, int before, boolean more, Attempt attempt, String done) {

    /** One release. */
    public record Shown(
            int number, String kind, String at, String by, String reason, List<Entry> entries, boolean shipped) {
        static Shown of(Release release, StudioWords words) {
            return new Shown(
                    release.number(),
                    switch (release.kind()) {
                        case SHIPPED -> "Came with the product";
                        case PUBLICATION -> "Published";
                        case ROLL_BACK -> "Rolled back";
                    },
                    words.moment(release.stamp().at()),
                    release.stamp().by().name(),
                    release.stamp().reason(),
                    release.entries().stream().map(Entry::of).toList(),
                    release.kind() == Release.Kind.SHIPPED);
        }
    }

    /** A version and what became of it. */
    public record Entry(String policy, String version, String what) {
        static Entry of(Release.Entry entry) {
            return new Entry(
                    entry.key().policy(),
                    entry.key().version(),
                    entry.revision()
                            .map(number -> String.format(Locale.ROOT, "revision %d in force", number))
                            .orElse("withdrawn"));
        }
    }

    public ReleasesPage {
        releases = List.copyOf(releases);
    }
}
