package payer.dtr.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import payer.dtr.artifact.AdaptiveItems;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.problem.Problem;

/**
 * The questions of an adaptive run as we ask them. The run itself travels with its client, so that of the client's copy only
 * counts which questions it has.
 */
public final class RunForm {
    private RunForm() {}

    /** The copy that a response carries. */
    public static Optional<Questionnaire> run(QuestionnaireResponse response) {
        return response.getContained().stream()
                .filter(Questionnaire.class::isInstance)
                .map(Questionnaire.class::cast)
                .findFirst();
    }

    /** The canonicals of the form that a response answers; of a run, of the form that it derives from. */
    public static Stream<String> forms(QuestionnaireResponse response) {
        var canonical = Optional.ofNullable(response.getQuestionnaire()).orElse("");
        return canonical.startsWith("#")
                ? run(response).stream()
                        .flatMap(run -> run.getDerivedFrom().stream())
                        .map(CanonicalType::getValue)
                : Stream.of(canonical).filter(named -> !named.isBlank());
    }

    /** Everything that is wrong with the answers to one of our forms; {@code complete} says that nothing may be missing. */
    public static List<Problem.Issue> issues(
            FormCatalog.Found found, QuestionnaireResponse response, boolean complete) {
        var asked = found.adaptive()
                ? run(response).map(run -> of(found.form(), run)).orElseGet(Questionnaire::new)
                : found.form().standard();
        return ResponseCheck.issues(asked, response, complete, found.form().valueSets());
    }

    private static Questionnaire of(PublishedForm form, Questionnaire run) {
        var items = new AdaptiveItems(form);
        var ours = new Questionnaire();
        run.getItem().stream()
                .map(QuestionnaireItemComponent::getLinkId)
                .distinct()
                .flatMap(name -> items.find(name).or(() -> AuthorizationOffer.item(name)).stream())
                .forEach(ours::addItem);
        return ours;
    }
}
