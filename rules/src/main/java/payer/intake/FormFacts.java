package payer.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import payer.decision.Author;
import payer.decision.Code;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Outcome;
import payer.decision.Quantity;
import payer.decision.ReferenceLimits;
import payer.decision.Source;

/**
 * The answers of a form as facts. The form of a policy carries the policy's name as the last step of its address, and asks
 * about a criterion under the criterion's name; {@code name.date}, {@code name.until} and {@code name.role} tell when it was,
 * until when, and who says so, {@code name.low} and {@code name.high} the laboratory's limits of normal. The form of an adaptive
 * run is contained in its response and tells from which form it derives.
 */
public final class FormFacts {

    private static final String ORIGIN = "http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin";
    private static final String ADAPTIVE = "adaptive-";
    private static final Set<String> BY_MACHINE = Set.of("auto", "auto-client", "auto-server");

    public List<Fact> read(QuestionnaireResponse form) {
        var policy = policy(canonical(form));
        if (policy.isEmpty() || isVoid(form)) return List.of();
        var items = items(form.getItem()).toList();
        var authored = Days.of(form.getAuthoredElement());
        var facts = new ArrayList<Fact>();
        for (var item : items)
            if (!item.getLinkId().contains(".")) facts.addAll(facts(policy.get(), item, items, authored));
        return facts;
    }

    private static boolean isVoid(QuestionnaireResponse form) {
        return form.getStatus() == QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR;
    }

    private static Optional<String> canonical(QuestionnaireResponse form) {
        var canonical = Optional.ofNullable(form.getQuestionnaire());
        return canonical.filter(named -> named.startsWith("#")).isEmpty()
                ? canonical
                : form.getContained().stream()
                        .filter(Questionnaire.class::isInstance)
                        .flatMap(run -> ((Questionnaire) run).getDerivedFrom().stream())
                        .map(CanonicalType::getValue)
                        .findFirst();
    }

    private static Optional<String> policy(Optional<String> canonical) {
        return canonical
                .map(named -> named.split("\\|", 2)[0])
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .map(name -> name.startsWith(ADAPTIVE) ? name.substring(ADAPTIVE.length()) : name)
                .filter(name -> !name.isBlank());
    }

    private static Stream<QuestionnaireResponseItemComponent> items(List<QuestionnaireResponseItemComponent> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(item),
                        Stream.concat(
                                items(item.getItem()),
                                item.getAnswer().stream().flatMap(answer -> items(answer.getItem())))));
    }

    private static List<Fact> facts(
            String policy,
            QuestionnaireResponseItemComponent item,
            List<QuestionnaireResponseItemComponent> all,
            Optional<LocalDate> authored) {
        var facts = new ArrayList<Fact>();
        for (var answer : item.getAnswer()) {
            var value = value(answer.getValue());
            if (value.isEmpty()) continue;
            var code = Code.question(policy, item.getLinkId());
            var fact = Fact.of(code.value() + "#" + facts.size(), code, value.get(), source(answer))
                    .by(author(answer, item, all))
                    .within(limits(item, all));
            facts.add(dated(fact, item, all, authored));
        }
        return facts;
    }

    private static Fact dated(
            Fact fact,
            QuestionnaireResponseItemComponent item,
            List<QuestionnaireResponseItemComponent> all,
            Optional<LocalDate> authored) {
        var day = day(all, item.getLinkId() + ".date").or(() -> authored);
        var begun = day.map(fact::on).orElse(fact);
        return day(all, item.getLinkId() + ".until").map(begun::until).orElse(begun);
    }

    private static ReferenceLimits limits(
            QuestionnaireResponseItemComponent item, List<QuestionnaireResponseItemComponent> all) {
        return new ReferenceLimits(limit(all, item.getLinkId() + ".low"), limit(all, item.getLinkId() + ".high"));
    }

    private static Optional<Quantity> limit(List<QuestionnaireResponseItemComponent> all, String linkId) {
        return answer(all, linkId)
                .flatMap(FormFacts::value)
                .flatMap(value -> value instanceof FactValue.Amount(var normal)
                        ? Optional.of(normal)
                        : Optional.<Quantity>empty());
    }

    private static Optional<LocalDate> day(List<QuestionnaireResponseItemComponent> all, String linkId) {
        return answer(all, linkId).flatMap(value -> Days.start(value));
    }

    private static Optional<Type> answer(List<QuestionnaireResponseItemComponent> all, String linkId) {
        return all.stream()
                .filter(item -> item.getLinkId().equals(linkId))
                .flatMap(item -> item.getAnswer().stream())
                .filter(QuestionnaireResponseItemAnswerComponent::hasValue)
                .map(QuestionnaireResponseItemAnswerComponent::getValue)
                .findFirst();
    }

    /** A day alone says that it took place then. */
    private static Optional<FactValue> value(Type answer) {
        return switch (answer) {
            case BooleanType yes -> Optional.of(new FactValue.YesNo(yes.booleanValue()));
            case org.hl7.fhir.r4.model.Quantity quantity ->
                Quantities.of(quantity).map(FactValue.Amount::new);
            case IntegerType count -> Optional.of(new FactValue.Amount(Quantity.count(count.getValue())));
            case DecimalType number ->
                Optional.of(new FactValue.Amount(new Quantity(number.getValue(), Quantity.COUNT)));
            case DateType day -> Optional.of(FactValue.YES);
            case DateTimeType moment -> Optional.of(FactValue.YES);
            case Coding coding -> coded(coding.getCode());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<FactValue> coded(String code) {
        var word = code == null ? "" : code.toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (word) {
            case "YES", "Y" -> Optional.of(FactValue.YES);
            case "NO", "N" -> Optional.of(FactValue.NO);
            default ->
                Stream.of(Outcome.values())
                        .filter(outcome -> outcome.name().equals(word))
                        .findFirst()
                        .map(FactValue.Went::new);
        };
    }

    private static Optional<Extension> origin(QuestionnaireResponseItemAnswerComponent answer) {
        return Optional.ofNullable(answer.getExtensionByUrl(ORIGIN));
    }

    /** What a machine took from the chart is as good as the chart; what a person typed is a statement. */
    private static Source source(QuestionnaireResponseItemAnswerComponent answer) {
        return origin(answer)
                .map(origin -> origin.getExtensionString("source"))
                .filter(BY_MACHINE::contains)
                .map(auto -> Source.RECORD)
                .orElse(Source.FORM);
    }

    private static Author author(
            QuestionnaireResponseItemAnswerComponent answer,
            QuestionnaireResponseItemComponent item,
            List<QuestionnaireResponseItemComponent> all) {
        var told = answer(all, item.getLinkId() + ".role")
                .filter(Coding.class::isInstance)
                .map(role -> ((Coding) role).getCode());
        var signed = origin(answer)
                .map(origin -> origin.getExtensionByUrl("author"))
                .filter(author -> author.hasExtension("practitioner"))
                .map(author -> Author.PRACTITIONER);
        return told.or(() -> signed).map(Author::of).orElse(Author.unknown());
    }
}
