package payer.dtr.artifact;

import java.util.Locale;
import org.hl7.fhir.r4.model.Coding;
import payer.decision.Outcome;
import payer.decision.RequestKind;
import payer.dtr.form.AnswerKind;

/** The codings of answers for which there is no public code system. */
public final class Words {

    public static final String OUTCOMES = AnswerKind.Therapy.OUTCOMES;
    public static final String ROLES = "urn:payer:role";
    public static final String KINDS = "urn:payer:request-kind";

    private Words() {}

    public static Coding outcome(Outcome outcome) {
        return new Coding(OUTCOMES, code(outcome), words(outcome));
    }

    public static Coding kind(RequestKind kind) {
        return new Coding(KINDS, code(kind), words(kind));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String words(Enum<?> value) {
        var text = value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
