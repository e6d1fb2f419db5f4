package payer.service.priorauth.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import payer.service.priorauth.Standing;
import payer.service.priorauth.Why;

/** What became of a line, in X12's words. The state of a request is read from here and nowhere else. */
final class ReviewAction {
    private static final String LIST = "306";
    private static final String GRANTED = "A1";
    private static final String REASONS = "https://codesystem.x12.org/external/886";
    private static final int LONGEST_REASON = 250;

    private ReviewAction() {}

    /** @param reasonCode of X12's list of reasons, for refusals that have none of their own; empty text if there is none */
    static Extension of(Standing standing, String reason, String reasonCode) {
        var action = ofCode(code(standing));
        if (!(standing instanceof Standing.Reopened))
            standing.authorizationNumber().ifPresent(number -> number(action, number));
        reason(standing, reason, reasonCode).ifPresent(why -> action.addExtension(new Extension("reasonCode", why)));
        return action;
    }

    /** Of what is granted in the place of what was asked for. */
    static Extension granted(String number) {
        var action = ofCode(GRANTED);
        number(action, number);
        return action;
    }

    private static Extension ofCode(String code) {
        var action = new Extension(Pas.extension("reviewAction"));
        action.addExtension(new Extension(Pas.extension("reviewActionCode"), Concepts.x12(LIST, code)));
        return action;
    }

    private static void number(Extension action, String number) {
        action.addExtension(new Extension("number", new StringType(number)));
    }

    static String code(Standing standing) {
        return switch (standing) {
            case Standing.NotNeeded _, Standing.Withdrawn _ -> "NA";
            case Standing.Approved _ -> GRANTED;
            case Standing.InPart _ -> "A2";
            case Standing.Modified _ -> "A6";
            case Standing.Pended _, Standing.Asked _, Standing.Reopened _ -> "A4";
            case Standing.NotCovered _, Standing.Denied _ -> "A3";
        };
    }

    /** Always in words; under a code of X12's list 886 where whoever decided, the policy or the payer's settings gave one. */
    private static Optional<CodeableConcept> reason(Standing standing, String words, String usual) {
        return why(standing).map(why -> reason(why.code().orElse(usual), shortened(words)));
    }

    private static CodeableConcept reason(String code, String words) {
        return code.isBlank()
                ? Concepts.inWords(REASONS, words)
                : Concepts.of(REASONS, code).setText(words);
    }

    private static Optional<Why> why(Standing standing) {
        return switch (standing) {
            case Standing.NotCovered notCovered -> Optional.of(notCovered.why());
            case Standing.Denied denied -> Optional.of(denied.why());
            case Standing.InPart part -> Optional.of(part.why());
            case Standing.Modified modified -> Optional.of(modified.why());
            case Standing.NotNeeded _,
                    Standing.Approved _,
                    Standing.Pended _,
                    Standing.Asked _,
                    Standing.Reopened _,
                    Standing.Withdrawn _ -> Optional.empty();
        };
    }

    private static String shortened(String words) {
        return words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) : words;
    }
}
