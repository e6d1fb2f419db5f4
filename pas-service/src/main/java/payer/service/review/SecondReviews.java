package payer.service.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.SecondReview.Opinion;

/** Decisions that are looked at by a second person. All of it happens within the caller's transaction. */
public interface SecondReviews {
    int PAGE = 50;

    /** What colleagues made of one person's decisions. */
    record Agreement(String name, int drawn, int seen, int agreed) {}

    /** Unless this decision was drawn before. */
    void add(SecondReview drawn);

    Optional<SecondReview> find(UUID id);

    List<SecondReview> about(PriorAuthId authorization);

    /** False if somebody has answered already. */
    boolean answer(UUID id, Opinion opinion);

    /** Those that this person may judge, the oldest first; never more than a page. */
    List<SecondReview> open(Clinician reviewer, boolean isPhysician);

    /** By those who decided, since a moment. */
    List<Agreement> agreements(Instant since);
}
