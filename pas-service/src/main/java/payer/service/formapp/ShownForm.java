package payer.service.formapp;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * A form as the renderer gets it: with its lists of codes inside, and without the logic that was run on the server already.
 * What the renderer can evaluate itself stays.
 */
final class ShownForm {
    private static final String LIBRARY = "http://hl7.org/fhir/StructureDefinition/cqf-library";
    private static final Set<String> RUN_HERE = Set.of("text/cql", "text/cql-identifier", "text/cql-expression");

    private ShownForm() {}

    /** {@code lists} finds a list of codes by its canonical; what it does not find is left to the renderer. */
    static Questionnaire of(Questionnaire form, Function<String, Optional<ValueSet>> lists) {
        var shown = form.copy();
        shown.setText(null);
        shown.getExtension().removeIf(ShownForm::isLogic);
        shown.getItem().forEach(item -> prepare(item, shown, lists));
        return shown;
    }

    private static void prepare(
            QuestionnaireItemComponent item, Questionnaire shown, Function<String, Optional<ValueSet>> lists) {
        item.getExtension().removeIf(ShownForm::isLogic);
        if (item.hasAnswerValueSet())
            lists.apply(item.getAnswerValueSet())
                    .ifPresent(list -> item.setAnswerValueSet("#" + contained(list, shown)));
        item.getItem().forEach(child -> prepare(child, shown, lists));
    }

    private static boolean isLogic(Extension extension) {
        return LIBRARY.equals(extension.getUrl())
                || (extension.getValue() instanceof Expression expression
                        && RUN_HERE.contains(expression.getLanguage()));
    }

    private static String contained(ValueSet set, Questionnaire shown) {
        var id = set.getIdElement().getIdPart();
        if (shown.getContained().stream()
                .noneMatch(one -> id.equals(one.getIdElement().getIdPart()))) {
            var copy = set.copy();
            copy.setId(id);
            copy.setText(null);
            shown.addContained(copy);
        }
        return id;
    }
}
