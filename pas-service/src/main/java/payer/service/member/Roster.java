package payer.service.member;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The people on the payer's books. */
public interface Roster {

    /** Those who have one of these numbers, or are insured through someone who has. */
    List<Enrolled> withNumbers(Collection<String> numbers);

    Optional<Enrolled> find(MemberId id);
}
