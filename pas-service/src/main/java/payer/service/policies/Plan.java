package payer.service.policies;

import java.util.List;

/**
 * A release that has been checked: everything in it can stand beside everything else, and its rules are compiled.
 *
 * @param changes those that were wanted, and the ends that follow from them
 * @param after everything that is published, should the release be made
 */
public record Plan(List<Change> changes, PublishedSet after) {
    public Plan {
        changes = List.copyOf(changes);
    }

    List<Release.Entry> entries() {
        return changes.stream().map(Change::entry).toList();
    }
}
