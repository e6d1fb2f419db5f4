package payer.service.dtr;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a client found wrong with a form, as it told us. It ought to hold no personal data, and may. */
public record ErrorReport(
        UUID id, Instant at, String client, String edition, List<String> questionnaires, String outcome) {
    public ErrorReport {
        questionnaires = List.copyOf(questionnaires);
    }

    @Override
    public String toString() {
        return "ErrorReport " + id;
    }
}
