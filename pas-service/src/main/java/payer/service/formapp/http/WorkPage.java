package payer.service.formapp.http;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import payer.service.formapp.Draft;

/** What there is to do for the patient whose chart is open: orders that may need a form, and forms that were begun. */
public record WorkPage(Frame frame, List<Choice> orders, List<Draft> drafts, boolean namedForms, ZoneId zone) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, uuuu, HH:mm", Locale.US);

    public WorkPage {
        orders = List.copyOf(orders);
        drafts = List.copyOf(drafts);
    }

    /** An order to choose. */
    public record Choice(String reference, String words) {}

    public String when(Draft draft) {
        return MOMENT.format(draft.changed().atZone(zone));
    }

    public String standing(Draft draft) {
        return switch (draft.state()) {
            case OPEN -> "being filled in";
            case STORED -> "stored in the chart";
            case SUBMITTED -> "sent to the plan";
        };
    }
}
