package payer.dtr.artifact;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Type;

/** How the answer to a question follows from other answers: FHIRPath on the response. */
public record Calculation(String expression) {
    static final String URL = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
    private static final String LANGUAGE = "text/fhirpath";

    public static Optional<Calculation> of(QuestionnaireItemComponent item) {
        return item.getExtensionsByUrl(URL).stream()
                .flatMap(extension -> of(extension).stream())
                .findFirst();
    }

    /** Empty for an expression that is none of ours to work out. */
    static Optional<Calculation> of(Extension extension) {
        return extension.getValue() instanceof Expression written
                        && LANGUAGE.equals(written.getLanguage())
                        && written.hasExpression()
                ? Optional.of(new Calculation(written.getExpression()))
                : Optional.empty();
    }

    /** Whether it can be worked out at all, which shows without any answer. */
    boolean isUsable() {
        try {
            Engine.FHIR_PATH.evaluate(new QuestionnaireResponse(), expression, Type.class);
            return true;
        } catch (FhirPathExecutionException e) {
            return false;
        }
    }

    /** What follows; an expression that fails on these answers says nothing. */
    public List<Type> values(QuestionnaireResponse response) {
        try {
            return Engine.FHIR_PATH.evaluate(response, expression, Type.class);
        } catch (FhirPathExecutionException e) {
            return List.of();
        }
    }

    /** Loaded when a form first calculates: most never do. */
    private static final class Engine {
        static final IFhirPath FHIR_PATH = FhirContext.forR4Cached().newFhirPath();
    }
}
