package payer.service.policies.studio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The policies, as many as a search and a stage have left of them. */
public record ListPage(
        String sought, Optional<Stage> stage, List<Group> groups, List<Row> rows, int found, int page, boolean more) {

    /** So many versions at a stage, and the address that shows them. */
    public record Group(String name, int versions, String query, boolean chosen) {}

    /** One policy. */
    public record Row(
            String id, String title, String authority, String owner, List<Chip> versions, Timeline timeline) {}

    /** One of its versions at a glance. */
    public record Chip(String version, String period, StudioWords.Mark mark, boolean corrected) {}

    public ListPage {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /** The address of another page of the same. */
    public String pageQuery(int number) {
        return "?" + query(sought, stage) + "page=" + number;
    }

    static String query(String sought, Optional<Stage> stage) {
        var words = sought.isBlank() ? "" : "q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8) + "&";
        return words + stage.map(one -> "stage=" + one.key() + "&").orElse("");
    }
}
