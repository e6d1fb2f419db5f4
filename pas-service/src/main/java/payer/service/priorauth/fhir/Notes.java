package payer.service.priorauth.fhir;

import java.util.Optional;
import java.util.stream.Collectors;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.PriorAuthSettings;
import payer.service.priorauth.Question;
import payer.service.priorauth.RequestError;
import payer.service.priorauth.Standing;
import payer.service.priorauth.Why;

/** Whatever is not a plain yes, in plain words for the provider. An empty text is a plain yes. */
final class Notes {
    private final PriorAuthSettings settings;

    Notes(PriorAuthSettings settings) {
        this.settings = settings;
    }

    String reasonCode() {
        return settings.reasonCode();
    }

    Optional<String> rejectCode(RequestError.Kind kind) {
        return settings.rejectCode(kind);
    }

    String of(Standing standing) {
        return switch (standing) {
            case Standing.NotNeeded notNeeded -> notNeeded(notNeeded);
            case Standing.Approved approved ->
                String.join(" ", approved.allowed().limits());
            case Standing.InPart part ->
                "Granted in part: %s of %s. %s%s"
                        .formatted(
                                part.allowed()
                                        .units()
                                        .map(units -> units.text())
                                        .orElse("less"),
                                part.asked().text(),
                                told(part.why()),
                                part.restOpen() ? " A physician looks at the rest." : "");
            case Standing.Modified modified ->
                "Granted instead: %s. %s%s"
                        .formatted(modified.instead().words(), told(modified.why()), answersFor(modified.by()));
            case Standing.Reopened reopened ->
                "This decision is being looked at again, on %s. Until then it stands as it was: %s"
                        .formatted(reopened.look().kind().text(), of(reopened.before()));
            case Standing.Pended pended ->
                "A person looks at this request. "
                        + pended.reasons().stream().map(Notes::told).collect(Collectors.joining(" "));
            case Standing.Asked asked ->
                "More must be known, see " + asked.basis().cited() + ": "
                        + asked.questions().stream().map(Notes::told).collect(Collectors.joining("; ")) + ".";
            case Standing.NotCovered notCovered -> told(notCovered.why()) + alternatives(notCovered);
            case Standing.Denied denied -> told(denied.why()) + answersFor(denied.by());
            case Standing.Withdrawn _ -> "Withdrawn by the requester.";
        };
    }

    private String answersFor(Clinician by) {
        return " Decided by " + by.name() + ". To talk it over, call " + settings.phone() + ".";
    }

    private static String notNeeded(Standing.NotNeeded standing) {
        return standing.waiver()
                .map(waiver -> switch (waiver) {
                    case GOLD_CARD -> "No authorization is needed: the provider is exempt for this service.";
                    case TRANSITION -> "No authorization is needed: a treatment under way goes on.";
                    case EMERGENCY -> "No authorization is needed for emergency care.";
                })
                .orElse("No authorization is needed for this service.");
    }

    private static String alternatives(Standing.NotCovered standing) {
        return standing.alternatives().isEmpty()
                ? ""
                : " Covered instead: "
                        + standing.alternatives().stream()
                                .map(code -> code.value())
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private static String told(Question question) {
        return question.missing().isBlank() ? question.text() : question.text() + " (" + question.missing() + ")";
    }

    private static String told(Why why) {
        return why.citation().isBlank() ? why.forProvider() : why.forProvider() + " [" + why.citation() + "]";
    }
}
