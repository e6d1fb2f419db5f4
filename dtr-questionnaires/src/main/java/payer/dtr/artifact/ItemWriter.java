package payer.dtr.artifact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import payer.decision.Outcome;
import payer.decision.RequestKind;
import payer.dtr.Edition;
import payer.dtr.cql.EvidenceLibrary;
import payer.dtr.form.AnswerKind;
import payer.dtr.form.FormPlan;
import payer.dtr.form.LeafQuestion;
import payer.rules.policy.Limit;
import payer.rules.policy.Policy;

/** One question with what belongs to it: units or options, day, end, role, why it is asked, and where its answer stands. */
final class ItemWriter {

    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String UNIT_OPTION = CORE + "questionnaire-unitOption";
    private static final String ITEM_CONTROL = CORE + "questionnaire-itemControl";
    private static final String ITEM_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control";
    private static final String UCUM = "http://unitsofmeasure.org";

    private final Policy policy;
    private final Edition edition;
    private final EvidenceLibrary library;

    ItemWriter(Policy policy, Edition edition, EvidenceLibrary library) {
        this.policy = policy;
        this.edition = edition;
        this.library = library;
    }

    QuestionnaireItemComponent item(LeafQuestion question) {
        var item = item(question.name(), question.text(), type(question.kind()));
        switch (question.kind()) {
            case AnswerKind.Amount(List<String> units) ->
                units.forEach(unit -> item.addExtension(UNIT_OPTION, unit(unit)));
            case AnswerKind.Therapy therapy ->
                outcomes(therapy).forEach(option -> item.addAnswerOption().setValue(option));
            case AnswerKind.YesNo yesNo -> {}
            case AnswerKind.Score score -> {}
            case AnswerKind.Count count -> {}
        }
        support(item);
        lookUp(item);
        children(question).forEach(item::addItem);
        return item;
    }

    QuestionnaireItemComponent kinds(List<RequestKind> kinds) {
        var item = item(FormPlan.REQUEST_KIND, "What kind of request is it?", QuestionnaireItemType.CHOICE);
        kinds.forEach(kind -> item.addAnswerOption().setValue(Words.kind(kind)));
        return item.setRequired(true);
    }

    private static QuestionnaireItemComponent item(String linkId, String text, QuestionnaireItemType type) {
        return new QuestionnaireItemComponent().setLinkId(linkId).setText(text).setType(type);
    }

    private static QuestionnaireItemType type(AnswerKind kind) {
        return switch (kind) {
            case AnswerKind.YesNo yesNo -> QuestionnaireItemType.BOOLEAN;
            case AnswerKind.Amount amount -> QuestionnaireItemType.QUANTITY;
            case AnswerKind.Score score -> QuestionnaireItemType.DECIMAL;
            case AnswerKind.Count count -> QuestionnaireItemType.INTEGER;
            case AnswerKind.Therapy therapy -> QuestionnaireItemType.CHOICE;
        };
    }

    static Coding unit(String unit) {
        return new Coding(UCUM, unit, unit);
    }

    private static Stream<Coding> outcomes(AnswerKind.Therapy therapy) {
        var named = Stream.concat(
                        therapy.looked().stream(),
                        Stream.of(Outcome.values())
                                .filter(outcome -> !therapy.looked().contains(outcome)))
                .map(Words::outcome);
        return Stream.concat(
                named,
                Stream.of(
                        new Coding(Words.OUTCOMES, "yes", "As the criterion says"),
                        new Coding(Words.OUTCOMES, "no", "It was not tried")));
    }

    /** Where the policy can be read. */
    private void support(QuestionnaireItemComponent item) {
        policy.identity().source().link().ifPresent(link -> {
            if (edition == Edition.DTR_2_0) item.addExtension(CORE + "questionnaire-supportLink", new UriType(link));
            else item.addExtension(hyperlink(link));
        });
    }

    private Extension hyperlink(String link) {
        var hyperlink = new Extension(CORE + "questionnaire-supportHyperlink");
        hyperlink.addExtension(
                "label", new StringType(policy.identity().source().citation()));
        hyperlink.addExtension("link", new UriType(link));
        return hyperlink;
    }

    /** Where the answer stands in a chart, if a chart can tell it. */
    private void lookUp(QuestionnaireItemComponent item) {
        if (library.defines(item.getLinkId()))
            item.addExtension(new Lookup(library.name(), edition).initialExpression(item.getLinkId()));
    }

    private List<QuestionnaireItemComponent> children(LeafQuestion question) {
        return Stream.of(
                        when(question.dated(), () -> day(question, LeafQuestion.DATE, date(question))),
                        when(question.ended(), () -> day(question, LeafQuestion.UNTIL, "Until which day?")),
                        when(!question.roles().isEmpty(), () -> role(question)),
                        limit(
                                question,
                                Limit.End.LOWER,
                                LeafQuestion.LOW,
                                "What is the laboratory's lower limit of normal, in the same unit?"),
                        limit(
                                question,
                                Limit.End.UPPER,
                                LeafQuestion.HIGH,
                                "What is the laboratory's upper limit of normal, in the same unit?"),
                        question.explanation()
                                .map(text -> item(
                                        question.name() + LeafQuestion.EXPLANATION, text, QuestionnaireItemType.TEXT)),
                        Optional.of(help(question)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<QuestionnaireItemComponent> when(
            boolean asked, java.util.function.Supplier<QuestionnaireItemComponent> item) {
        return asked ? Optional.of(item.get()) : Optional.empty();
    }

    private static String date(LeafQuestion question) {
        return question.ended() ? "From which day?" : "On which day?";
    }

    private QuestionnaireItemComponent day(LeafQuestion question, String suffix, String text) {
        var item = item(question.name() + suffix, text, QuestionnaireItemType.DATE);
        lookUp(item);
        return item;
    }

    private static QuestionnaireItemComponent role(LeafQuestion question) {
        var item = item(question.name() + LeafQuestion.ROLE, "Who states it?", QuestionnaireItemType.CHOICE);
        question.roles().forEach(role -> item.addAnswerOption().setValue(new Coding(Words.ROLES, role, role)));
        return item;
    }

    private Optional<QuestionnaireItemComponent> limit(
            LeafQuestion question, Limit.End end, String suffix, String text) {
        return when(question.referenceEnds().contains(end), () -> {
            var item = item(question.name() + suffix, text, QuestionnaireItemType.DECIMAL);
            lookUp(item);
            return item;
        });
    }

    /** Why we ask: the criterion in the policy's words, and where the policy says so. */
    private QuestionnaireItemComponent help(LeafQuestion question) {
        var own = question.leaf()
                .question()
                .flatMap(asked -> asked.help())
                .map(text -> text + " ")
                .orElse("");
        var cite = question.leaf()
                .unmet()
                .map(reason -> reason.citation())
                .filter(text -> !text.isBlank())
                .orElse(policy.identity().source().citation());
        var item = item(
                question.name() + ".help",
                own + "Why we ask: the policy looks for \"" + question.leaf().text() + "\" (" + cite + ").",
                QuestionnaireItemType.DISPLAY);
        item.addExtension(
                ITEM_CONTROL, new CodeableConcept().addCoding(new Coding(ITEM_CONTROLS, "help", "Help-Button")));
        return item;
    }
}
