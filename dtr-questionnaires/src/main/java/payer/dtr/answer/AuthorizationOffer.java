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
        run().addItem(marker()).addItem(question());
        response.addItem().setLinkId(QUESTION).setText(question().getText());
        return response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
    }

    /** What we put into a run ourselves, by its name. */
    static Optional<QuestionnaireItemComponent> item(String linkId) {
        return switch (linkId) {
            case MARKER -> Optional.of(marker());
            case QUESTION -> Optional.of(question());
            default -> Optional.empty();
        };
    }

    private static QuestionnaireItemComponent marker() {
        return item(
                MARKER,
                "The clinical questions are answered. What follows can be answered by anyone who may request.",
                QuestionnaireItemType.DISPLAY);
    }

    private static QuestionnaireItemComponent question() {
        var text = "The answers meet the policy. Shall the authorization be issued now?";
        return item(QUESTION, text, QuestionnaireItemType.BOOLEAN).setRequired(true);
    }

    private static QuestionnaireItemComponent item(String linkId, String text, QuestionnaireItemType type) {
        return new QuestionnaireItemComponent().setLinkId(linkId).setText(text).setType(type);
    }

    /**
     * What holds of the order now, in the words of the order screen.
     *
     * @param coverage under which it holds, as the client names it
     * @param covered a code of the guide
     * @param needed whether an authorization is, in a code of the guide
     * @param number of the authorization, where one was given here
     */
    public record Told(
            String coverage,
            String assertion,
            String covered,
            Optional<String> needed,
            Optional<String> number,
            LocalDate day) {

        public static Told authorized(String coverage, String assertion, String number, LocalDate day) {
            return new Told(coverage, assertion, "covered", Optional.of("satisfied"), Optional.of(number), day);
        }
    }

    /** The completed response with what holds of the order now; it takes the place of what stood there. */
    public QuestionnaireResponse carry(Told told, Date now) {
        response.getExtension().removeIf(extension -> COVERAGE_INFORMATION.equals(extension.getUrl()));
        var information = response.addExtension().setUrl(COVERAGE_INFORMATION);
        information.addExtension("coverage", new Reference(told.coverage));
        information.addExtension("covered", new CodeType(told.covered));
        told.needed.ifPresent(needed -> information.addExtension("pa-needed", new CodeType(needed)));
        information.addExtension("date", new DateType(told.day.toString()));
        information.addExtension("coverage-assertion-id", new StringType(told.assertion));
        told.number.ifPresent(number -> information.addExtension("satisfied-pa-id", new StringType(number)));
        return response.setStatus(QuestionnaireResponseStatus.COMPLETED).setAuthored(now);
    }

    /** Whether anybody answered anything: what holds without that, the order screen could have said. */
    public boolean isAnswered() {
        return FormAnswers.of(response.getItem()).byLinkId().values().stream().anyMatch(given -> !given.isEmpty());
    }

    private Questionnaire run() {
        return RunForm.run(response).orElseThrow(() -> new IllegalStateException("a run has its questionnaire"));
    }
}
