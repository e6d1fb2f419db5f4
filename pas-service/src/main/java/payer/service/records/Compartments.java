package payer.service.records;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What belongs to patients, seen from afar. Inside a transaction. */
public interface Compartments {

    /**
     * Of each patient who was ever mentioned a text that changes whenever any record of theirs does, so that who has read
     * them before need not read them again.
     */
    Map<String, String> stamps(Collection<String> patients);

    /** The patients in whose compartments these records stand, by the numbers of the records. With or without a transaction. */
    Set<String> owners(Collection<Long> numbers);
}
