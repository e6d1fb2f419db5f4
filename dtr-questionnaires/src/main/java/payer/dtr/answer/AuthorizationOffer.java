package payer.dtr.answer;

import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * The end of an adaptive run whose answers meet the policy: the last question offers the authorization, and the completed
 * response carries it. It is offered only where the run goes back to an answer at the order screen, whose number stands in
 * the response.
 */
public final class AuthorizationOffer {

    /** The name of the last question. It is about the request, so that no criterion is called so. */
    public static final String QUESTION = "request.authorization";

    private static final String MARKER = "request.clinical-end";
    private static final String ASSERTIONS = "urn:payer:coverage-assertion";
    private static final String COVERAGE_INFORMATION =
            "http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-coverage-information";

    private final QuestionnaireResponse response;

    public AuthorizationOffer(QuestionnaireResponse response) {
        this.response = response;
    }

    /** Notes in a draft which answer at the order screen it goes back to. */
    public static void tie(QuestionnaireResponse draft, String assertion) {
        draft.setIdentifier(new Identifier().setSystem(ASSERTIONS).setValue(assertion));
    }

    public Optional<String> assertion() {
        return Optional.of(response.getIdentifier())
                .filter(identifier -> ASSERTIONS.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue);
    }

    public boolean isMade() {
        return run().getItem().stream().anyMatch(item -> QUESTION.equals(item.getLinkId()));
    }

    public boolean isAccepted() {
        return FormAnswers.of(response.getItem()).to(QUESTION).stream()
                .anyMatch(answer -> answer instanceof BooleanType yes && yes.booleanValue());
    }

    /** Asks; all before it was for the clinician, this is not. */
    public QuestionnaireResponse make() {
        run().addItem(item(
                MARKER,
                "The clinical questions are answered. What follows can be answered by anyone who may request.",
                QuestionnaireItemType.DISPLAY));
        var text = "The answers meet the policy. Shall the authorization be issued now?";
        run().addItem(item(QUESTION, text, QuestionnaireItemType.BOOLEAN).setRequired(true));
        response.addItem().setLinkId(QUESTION).setText(text);
        return response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
    }

    private static QuestionnaireItemComponent item(String linkId, String text, QuestionnaireItemType type) {
        return new QuestionnaireItemComponent().setLinkId(linkId).setText(text).setType(type);
    }

    /** What was authorized, on which day, for which order's coverage. */
    public record Authorized(String coverage, String assertion, String number, LocalDate day) {}

    /** The completed response with the authorization, in the words of the order screen; it takes the place of what stood there. */
    public QuestionnaireResponse carry(Authorized authorized, Date now) {
        response.getExtension().removeIf(extension -> COVERAGE_INFORMATION.equals(extension.getUrl()));
        var information = response.addExtension().setUrl(COVERAGE_INFORMATION);
        information.addExtension("coverage", new Reference(authorized.coverage));
        information.addExtension("covered", new CodeType("covered"));
        information.addExtension("pa-needed", new CodeType("satisfied"));
        information.addExtension("date", new DateType(authorized.day.toString()));
        information.addExtension("coverage-assertion-id", new StringType(authorized.assertion));
        information.addExtension("satisfied-pa-id", new StringType(authorized.number));
        return response.setStatus(QuestionnaireResponseStatus.COMPLETED).setAuthored(now);
    }

    private Questionnaire run() {
        return response.getContained().stream()
                .filter(Questionnaire.class::isInstance)
                .map(Questionnaire.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a run has its questionnaire"));
    }
}
