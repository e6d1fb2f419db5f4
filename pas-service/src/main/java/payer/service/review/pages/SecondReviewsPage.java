package payer.service.review.pages;

import java.util.List;

/** The decisions that wait for a second pair of eyes, and how far colleagues agree. */
public record SecondReviewsPage(List<Row> rows, boolean more, List<Agreement> agreements) {

    public record Row(String caseId, int line, String service, String decided, String by, String at) {}

    /** {@code share} in words; of nothing seen yet there is none. */
    public record Agreement(String name, int drawn, int seen, int agreed, String share) {}

    public SecondReviewsPage {
        rows = List.copyOf(rows);
        agreements = List.copyOf(agreements);
    }
}
