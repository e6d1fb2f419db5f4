package payer.service.policies.studio;

import java.util.List;

/** One policy: its versions, which of them holds when, and what was published of it. */
public record HistoryPage(
        String id,
        String title,
        String authority,
        String owner,
        Timeline timeline,
        List<Version> versions,
        List<ReleasesPage.Shown> releases) {

    /** A version and what happened to it last. */
    public record Version(ListPage.Chip chip, String last, String by, String at, String reason) {}

    public HistoryPage {
        versions = List.copyOf(versions);
        releases = List.copyOf(releases);
    }
}
