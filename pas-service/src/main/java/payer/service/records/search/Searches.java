package payer.service.records.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import payer.service.records.RecordVersion;

/** Finds records by conditions. */
public interface Searches {

    /** The first {@code count} matches, or those after a place where a page ended. */
    Page find(Query query, int count, Optional<Place> after);

    long count(Query query);

    /**
     * Records that these refer to, or that refer to these, as the include has it; {@code atMost} of them. Asked in the
     * transaction in which these were found, whose limits still hold.
     */
    List<RecordVersion> included(Query.Include include, Collection<RecordVersion> from, int atMost);

    /** Matches in their order, and where the page ends if more follow. */
    record Page(List<RecordVersion> matches, Optional<Place> next) {
        public Page {
            matches = List.copyOf(matches);
        }
    }

    /** A place in an order: the sort keys and the number of the last record seen. Personal data. */
    record Place(List<String> keys, long number) {
        public Place {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            return "Place";
        }
    }
}
