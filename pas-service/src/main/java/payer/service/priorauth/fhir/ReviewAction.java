package payer.service.priorauth.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import payer.service.priorauth.Standing;

/** What became of a line, in X12's words. The state of a request is read from here and nowhere else. */
final class ReviewAction {
    private static final String LIST = "306";
    private static final String REASONS = "https://codesystem.x12.org/external/886";
    private static final int LONGEST_REASON = 250;

    private ReviewAction() {}

    /** @param reasonCode of X12's list of reasons; without one the words stand in the note alone */
    static Extension of(Standing standing, String reason, String reasonCode) {
        var action = new Extension(Pas.extension("reviewAction"));
        action.addExtension(new Extension(Pas.extension("reviewActionCode"), Concepts.x12(LIST, code(standing))));
        standing.authorizationNumber()
                .ifPresent(number -> action.addExtension(new Extension("number", new StringType(number))));
        reason(standing, reason, reasonCode).ifPresent(why -> action.addExtension(new Extension("reasonCode", why)));
        return action;
    }

    static String code(Standing standing) {
        return switch (standing) {
            case Standing.NotNeeded _, Standing.Withdrawn _ -> "NA";
            case Standing.Approved _ -> "A1";
            case Standing.InPart _ -> "A2";
            case Standing.Pended _, Standing.Asked _ -> "A4";
            case Standing.NotCovered _, Standing.Denied _ -> "A3";
        };
    }

    /** The codes of X12's list 886 are the licence holder's; the words are ours. */
    private static Optional<CodeableConcept> reason(Standing standing, String reason, String code) {
        if (code.isBlank()) return Optional.empty();
        return switch (standing) {
            case Standing.NotCovered _, Standing.Denied _, Standing.InPart _ ->
                Optional.of(Concepts.of(REASONS, code)
                        .setText(reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason));
            case Standing.NotNeeded _, Standing.Approved _, Standing.Pended _, Standing.Asked _, Standing.Withdrawn _ ->
                Optional.empty();
        };
    }
}
