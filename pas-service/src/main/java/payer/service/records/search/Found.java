package payer.service.records.search;

import java.util.List;
import java.util.Optional;
import payer.service.records.RecordVersion;

/**
 * A page of a search.
 *
 * @param included records shown along with the matches
 * @param cut that more should have been included than one page may have
 * @param next cursor of the next page
 */
public record Found(
        Query query,
        List<RecordVersion> matches,
        List<RecordVersion> included,
        boolean cut,
        Optional<Long> total,
        Optional<String> next) {

    public Found {
        matches = List.copyOf(matches);
        included = List.copyOf(included);
    }
}
