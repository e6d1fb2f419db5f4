package payer.service.review.pages;

import java.util.List;
import payer.service.review.Colleagues.SavedFilter;
import payer.service.review.SecondReviews;
import payer.service.review.Worklist;
import payer.service.review.Worklist.Choices;
import payer.service.review.WorklistEntry.Holder;
import payer.service.review.WorklistFilter;

/** The worklist as one reviewer sees it. */
public record WorklistPage(
        WorklistFilter filter,
        List<Row> rows,
        List<Group> queues,
        List<Group> risks,
        int total,
        int mine,
        Choices choices,
        List<SavedFilter> saved,
        List<Holder> colleagues,
        List<PlannedTalk> talks,
        int secondReviews,
        int page,
        boolean more,
        String notice) {

    /** One case; {@code risk} is its colour, {@code riskWord} says it. */
    public record Row(
            String id,
            String left,
            String due,
            long percent,
            String risk,
            String riskWord,
            boolean expedited,
            String service,
            int lines,
            String queue,
            String skill,
            String business,
            String state,
            String holder) {}

    /** A talk that this reviewer has before them. */
    public record PlannedTalk(String at, String caseId) {}

    /** So many cases, and the address that shows them. */
    public record Group(String name, int cases, int free, String query, boolean chosen, String tone) {}

    public WorklistPage {
        rows = List.copyOf(rows);
        queues = List.copyOf(queues);
        risks = List.copyOf(risks);
        saved = List.copyOf(saved);
        colleagues = List.copyOf(colleagues);
        talks = List.copyOf(talks);
    }

    public String mineWords() {
        return mine > Worklist.PAGE ? "more than " + Worklist.PAGE : Integer.toString(mine);
    }

    public String secondReviewWords() {
        var some = secondReviews == SecondReviews.PAGE ? secondReviews + " or more" : Integer.toString(secondReviews);
        return some + (secondReviews == 1 ? " decision waits" : " decisions wait") + " for a second review";
    }

    /** The address of another page of the same. */
    public String pageQuery(int number) {
        var query = filter.query();
        return "?" + (query.isEmpty() ? "" : query + "&") + "page=" + number;
    }
}
