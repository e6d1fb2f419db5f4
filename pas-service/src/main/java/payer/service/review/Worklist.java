package payer.service.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.decision.Reviewer;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.WorklistEntry.Holder;

/** The cases that wait for somebody. All of it happens within the caller's transaction. */
public interface Worklist {
    int PAGE = 50;

    /** How many open cases there are of one kind. */
    record Count(Queue queue, Optional<Reviewer> skill, Risk risk, int cases, int free) {}

    /** By what cases can be told apart, as they are now. */
    record Choices(List<String> businesses, List<String> states) {
        public Choices {
            businesses = List.copyOf(businesses);
            states = List.copyOf(states);
        }
    }

    /** All open cases, counted, and by what they can be told apart. */
    record Glance(List<Count> counts, Choices choices) {
        public Glance {
            counts = List.copyOf(counts);
        }
    }

    /** Keeps how a case stands, unless a later version of it is kept already; who holds it stays. */
    void keep(WorklistEntry entry);

    Optional<WorklistEntry> find(PriorAuthId id);

    /** The least time left first; one more than a page, if there are more. */
    List<WorklistEntry> page(WorklistFilter filter, String subject, Instant now, int page);

    Glance atAGlance(Instant now);

    /** Takes the first of these that nobody holds and in whose decision this person took no part; each goes to one person. */
    Optional<PriorAuthId> claimNext(WorklistFilter filter, Holder holder, List<String> knownAs, Instant now);

    /** Gives open cases to somebody, whoever had them; those that it changed. */
    List<PriorAuthId> assign(List<PriorAuthId> ids, Optional<Holder> holder, Instant now);
}
