package payer.service.review.pages;

import jakarta.inject.Singleton;
import java.util.List;
import payer.service.caller.Role;
import payer.service.priorauth.Clinician;
import payer.service.review.JudgeDecisions;
import payer.service.review.SecondReview;
import payer.service.review.SecondReviews;
import payer.service.security.staff.Visit;

/** Puts the pages about second reviews together. */
@Singleton
public final class SecondReviewPages {
    private static final int WHOLE = 100;

    private final JudgeDecisions judge;
    private final ReviewWords words;

    SecondReviewPages(JudgeDecisions judge, ReviewWords words) {
        this.judge = judge;
        this.words = words;
    }

    public SecondReviewsPage page(Visit visit) {
        var waiting = judge.waitingFor(clinician(visit), visit.is(Role.REVIEWER_PHYSICIAN));
        return new SecondReviewsPage(
                waiting.stream().map(this::row).toList(),
                waiting.size() == SecondReviews.PAGE,
                judge.agreements().stream().map(SecondReviewPages::agreement).toList());
    }

    /** Whoever decided does not see that their decision was drawn before a colleague has judged it. */
    List<CasePage.ShownReview> shown(List<SecondReview> about, Visit visit) {
        var self = clinician(visit);
        return about.stream()
                .filter(review -> review.opinion().isPresent() || !review.isBy(self))
                .map(review -> shown(review, visit.is(Role.REVIEWER_PHYSICIAN)))
                .toList();
    }

    private CasePage.ShownReview shown(SecondReview review, boolean isPhysician) {
        var opinion = review.opinion();
        return new CasePage.ShownReview(
                review.id().toString(),
                "Line %d was %s by %s on %s."
                        .formatted(
                                review.line(),
                                review.kind().words(),
                                review.by().name(),
                                words.moment(review.decided())),
                opinion.map(one -> one.by().name()).orElse(""),
                opinion.map(one -> words.moment(one.at())).orElse(""),
                opinion.map(one -> one.agrees()).orElse(false),
                opinion.map(one -> one.words()).orElse(""),
                opinion.isEmpty() && (isPhysician || !review.kind().isRefusal()));
    }

    private SecondReviewsPage.Row row(SecondReview review) {
        return new SecondReviewsPage.Row(
                review.authorization().toString(),
                review.line(),
                review.service(),
                review.kind().words(),
                review.by().name(),
                words.moment(review.decided()));
    }

    private static SecondReviewsPage.Agreement agreement(SecondReviews.Agreement of) {
        var share = of.seen() == 0 ? "–" : of.agreed() * WHOLE / of.seen() + " %";
        return new SecondReviewsPage.Agreement(of.name(), of.drawn(), of.seen(), of.agreed(), share);
    }

    static Clinician clinician(Visit visit) {
        var member = visit.member();
        return new Clinician(member.subject(), member.name(), member.npi());
    }
}
