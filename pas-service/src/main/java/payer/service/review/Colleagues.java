package payer.service.review;

import java.time.Instant;
import java.util.List;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.WorklistEntry.Holder;

/** The people who review: who there is, what each has set for themselves, and who looks at what just now. */
public interface Colleagues {
    /** A filter with a name. */
    record SavedFilter(String name, String query) {}

    /** That somebody is here; kept at most once in a few minutes. */
    void meet(Holder person, String roles, Instant now);

    /** By name. */
    List<Holder> all();

    List<SavedFilter> filters(String subject);

    /** In the place of one with the same name. */
    void save(String subject, SavedFilter filter);

    void forget(String subject, String filter);

    /** That somebody has a case open. */
    void looksAt(PriorAuthId id, Holder person, Instant now);

    /** Who else has it open since a moment. */
    List<String> whoElse(PriorAuthId id, String subject, Instant since);

    /** Those of whom nothing was seen since. */
    void tidy(Instant before);
}
