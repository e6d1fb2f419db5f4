package payer.dtr.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import payer.dtr.Edition;

/** The items of a response that belong to a form, with the answers that there are; closed sections are left out. */
public final class ResponseItems {

    private static final String ORIGIN = Edition.profile("information-origin");
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final Edition edition;
    private final Map<String, List<Given>> answers;
    private final Map<String, Gap> gaps;
    private final FormAnswers values;

    private ResponseItems(Edition edition, Map<String, List<Given>> answers, Map<String, Gap> gaps) {
        this.edition = edition;
        this.answers = answers;
        this.gaps = gaps;
        var plain = new LinkedHashMap<String, List<Type>>();
        answers.forEach((linkId, given) ->
                plain.put(linkId, given.stream().map(Given::value).toList()));
        this.values = new FormAnswers(plain);
    }

    public static List<QuestionnaireResponseItemComponent> of(
            List<QuestionnaireItemComponent> questions, Map<String, List<Given>> answers, Edition edition) {
        return new ResponseItems(edition, answers, Map.of()).items(questions);
    }

    /** The same; a question without an answer says why, where that is known. */
    public static List<QuestionnaireResponseItemComponent> of(
            List<QuestionnaireItemComponent> questions, Prefill.Prepared prepared, Edition edition) {
        return new ResponseItems(edition, prepared.answers(), prepared.gaps()).items(questions);
    }

    private List<QuestionnaireResponseItemComponent> items(List<QuestionnaireItemComponent> questions) {
        var items = new ArrayList<QuestionnaireResponseItemComponent>();
        for (var question : questions)
            if (question.getType() != QuestionnaireItemType.DISPLAY && Enabling.isEnabled(question, values))
                items.add(item(question));
        return items;
    }

    private QuestionnaireResponseItemComponent item(QuestionnaireItemComponent question) {
        var item = new QuestionnaireResponseItemComponent();
        item.setLinkId(question.getLinkId());
        if (question.hasText()) item.setText(question.getText());
        if (question.getType() == QuestionnaireItemType.GROUP) {
            items(question.getItem()).forEach(item::addItem);
            return item;
        }
        var isFirst = true;
        for (var given : answers.getOrDefault(question.getLinkId(), List.of())) {
            var answer = item.addAnswer().setValue(given.value().copy());
            answer.addExtension(origin(given));
            if (isFirst) answered(question.getItem()).forEach(answer::addItem);
            isFirst = false;
        }
        var gap = gaps.get(question.getLinkId());
        if (gap != null && !item.hasAnswer())
            item.addExtension(ABSENT, new CodeType(gap.why().absentReason()));
        return item;
    }

    /** What is told beside an answer stands inside it, as far as it is told. */
    private List<QuestionnaireResponseItemComponent> answered(List<QuestionnaireItemComponent> questions) {
        return items(questions).stream()
                .filter(QuestionnaireResponseItemComponent::hasAnswer)
                .toList();
    }

    private Extension origin(Given given) {
        var origin = new Extension(ORIGIN);
        origin.addExtension("source", new CodeType(edition.source(given.origin())));
        if (!given.byMachine()) {
            var author = new Extension("author");
            author.addExtension(
                    "role",
                    new CodeableConcept()
                            .addCoding(new Coding("http://nucc.org/provider-taxonomy", "208D00000X", null)));
            origin.addExtension(author);
        }
        return origin;
    }
}
