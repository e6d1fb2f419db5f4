package payer.service.sandbox.pages;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.sandbox.Orderable;
import payer.service.sandbox.Pick;

/** What was sent with the form for an order. */
final class PickForm {
    private static final int MOST = 999;

    private final Map<String, List<String>> fields;

    PickForm(String body) {
        this.fields = URLUtils.parseParameters(body);
    }

    String text(String field) {
        return fields.getOrDefault(field, List.of("")).getFirst().strip();
    }

    Pick pick(LocalDate today) {
        var item = Orderable.ofCode(text("item")).orElseThrow(() -> wrong("Choose what to order from the list"));
        return new Pick(
                item, quantity(), day(today), today, Optional.of(text("reason")).filter(id -> !id.isEmpty()));
    }

    private int quantity() {
        if (!text("quantity").matches("\\d{1,3}") || Integer.parseInt(text("quantity")) < 1)
            throw wrong("The quantity is a whole number from 1 to " + MOST);
        return Integer.parseInt(text("quantity"));
    }

    private LocalDate day(LocalDate today) {
        try {
            var day = LocalDate.parse(text("day"));
            if (!day.isBefore(today) && day.isBefore(today.plusYears(1))) return day;
        } catch (DateTimeException e) {
            // said below
        }
        throw wrong("The day is today or one within a year");
    }

    private static Problem wrong(String text) {
        return Problem.of(ProblemKind.INVALID_VALUE, text);
    }
}
