package payer.dtr.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import payer.dtr.Edition;

/**
 * Where the answers of a form come from that a person has gone over: what stands as it was filled in keeps its origin, what
 * differs from it was overridden, and what was never filled in was typed.
 */
public final class AnswerOrigins {
    private static final String ORIGIN = Edition.profile("information-origin");
    private static final String SOURCE = "source";

    private final Map<String, List<QuestionnaireResponseItemAnswerComponent>> filledIn;

    private AnswerOrigins(Map<String, List<QuestionnaireResponseItemAnswerComponent>> filledIn) {
        this.filledIn = filledIn;
    }

    /** {@code filledIn} is the form as machines filled it in, before anybody saw it. */
    public static AnswerOrigins of(QuestionnaireResponse filledIn) {
        return new AnswerOrigins(answers(filledIn));
    }

    /** Marks each answer of a response, whatever it said of itself. {@code author} is who went over it. */
    public void mark(QuestionnaireResponse response, Reference author) {
        answers(response).forEach((linkId, given) -> given.forEach(answer -> mark(linkId, answer, author)));
    }

    /** The code of where each question's answer comes from; questions without an answer are left out. */
    public static Map<String, String> sources(QuestionnaireResponse response) {
        var sources = new LinkedHashMap<String, String>();
        answers(response)
                .forEach((linkId, given) -> given.stream()
                        .flatMap(answer -> source(answer).stream())
                        .findFirst()
                        .ifPresent(source -> sources.put(linkId, source)));
        return sources;
    }

    private void mark(String linkId, QuestionnaireResponseItemAnswerComponent answer, Reference author) {
        var before = filledIn.getOrDefault(linkId, List.of());
        var same = before.stream()
                .filter(one -> Enabling.isSame(one.getValue(), answer.getValue()))
                .findFirst()
                .flatMap(one -> origin(one));
        answer.getExtension().removeIf(extension -> ORIGIN.equals(extension.getUrl()));
        answer.addExtension(
                same.map(Extension::copy).orElseGet(() -> byPerson(before.isEmpty() ? "manual" : "override", author)));
    }

    private static Extension byPerson(String source, Reference author) {
        var origin = new Extension(ORIGIN);
        origin.addExtension(SOURCE, new CodeType(source));
        var who = new Extension("author");
        who.addExtension("practitioner", author.copy());
        origin.addExtension(who);
        return origin;
    }

    private static Map<String, List<QuestionnaireResponseItemAnswerComponent>> answers(QuestionnaireResponse response) {
        var answers = new LinkedHashMap<String, List<QuestionnaireResponseItemAnswerComponent>>();
        FormAnswers.all(response.getItem())
                .filter(QuestionnaireResponseItemComponent::hasAnswer)
                .forEach(item -> answers.merge(
                        item.getLinkId(),
                        item.getAnswer().stream()
                                .filter(QuestionnaireResponseItemAnswerComponent::hasValue)
                                .toList(),
                        (some, others) ->
                                Stream.concat(some.stream(), others.stream()).toList()));
        return answers;
    }

    private static Optional<Extension> origin(QuestionnaireResponseItemAnswerComponent answer) {
        return Optional.ofNullable(answer.getExtensionByUrl(ORIGIN));
    }

    private static Optional<String> source(QuestionnaireResponseItemAnswerComponent answer) {
        return origin(answer)
                .map(origin -> origin.getExtensionByUrl(SOURCE))
                .filter(Extension::hasValue)
                .map(source -> source.getValue().primitiveValue());
    }
}
