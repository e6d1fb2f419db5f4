package payer.dtr.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;

/** The answers of a response by the linkId of their question. */
public record FormAnswers(Map<String, List<Type>> byLinkId) {

    public static FormAnswers of(List<QuestionnaireResponseItemComponent> items) {
        var found = new LinkedHashMap<String, List<Type>>();
        all(items).forEach(item -> found.merge(item.getLinkId(), values(item), FormAnswers::joined));
        return new FormAnswers(found);
    }

    public List<Type> to(String linkId) {
        return byLinkId.getOrDefault(linkId, List.of());
    }

    /** The items at every depth, those inside answers among them. */
    static Stream<QuestionnaireResponseItemComponent> all(List<QuestionnaireResponseItemComponent> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(item),
                        Stream.concat(
                                all(item.getItem()),
                                item.getAnswer().stream().flatMap(answer -> all(answer.getItem())))));
    }

    private static List<Type> values(QuestionnaireResponseItemComponent item) {
        return item.getAnswer().stream()
                .filter(QuestionnaireResponseItemAnswerComponent::hasValue)
                .map(QuestionnaireResponseItemAnswerComponent::getValue)
                .toList();
    }

    private static List<Type> joined(List<Type> some, List<Type> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
