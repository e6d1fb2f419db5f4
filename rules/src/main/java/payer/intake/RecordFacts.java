package payer.intake;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;
import payer.decision.Author;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Quantity;
import payer.decision.ReferenceLimits;
import payer.decision.Source;

/** Clinical data, orders and claims as facts. What was entered in error or never took place is no fact. */
public final class RecordFacts {

    private static final Set<String> VOID = Set.of("ENTEREDINERROR", "CANCELLED", "NOTDONE", "UNKNOWN");

    /** Seen by a clinician, in the practice, at home or by video: what policies call a visit. */
    private static final Code VISIT = CodeSystem.FINDING.code("visit");

    private static final Set<String> VISITED = Set.of("AMB", "VR", "HH");
    private static final BigDecimal DAY_IN_MILLISECONDS =
            BigDecimal.valueOf(Duration.ofDays(1).toMillis());

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6})?");

    private final Authors authors;

    public RecordFacts() {
        this(Authors.nobodyKnown());
    }

    public RecordFacts(Authors authors) {
        this.authors = authors;
    }

    public List<Fact> read(Resource resource) {
        return switch (resource) {
            case Observation observation -> observation(observation);
            case Condition condition -> condition(condition);
            case Procedure procedure -> procedure(procedure);
            case Encounter encounter -> encounter(encounter);
            case MedicationRequest prescription -> Medicines.read(prescription);
            case ExplanationOfBenefit benefit -> claimed(benefit);
            case DeviceRequest order -> new OrderDetails(authors).read(order);
            case ServiceRequest order -> new OrderDetails(authors).read(order);
            default -> List.of();
        };
    }

    private static String id(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static boolean isVoid(Enum<?> status) {
        return VOID.contains(status.name());
    }

    private List<Fact> observation(Observation observation) {
        if (observation.hasStatus() && isVoid(observation.getStatus())) return List.of();
        if (observation.getValue() instanceof SampledData samples) return daily(observation, samples);
        var own = value(observation.getValue()).stream()
                .flatMap(value -> Codings.codes(observation.getCode())
                        .map(code -> fact(observation, id(observation), code, value)
                                .within(limits(observation.getReferenceRange()))));
        var parts = observation.getComponent().stream()
                .flatMap(part -> value(part.getValue()).stream()
                        .flatMap(value -> Codings.codes(part.getCode())
                                .map(code -> fact(observation, id(observation) + "#" + code.value(), code, value)
                                        .within(limits(part.getReferenceRange())))));
        return Stream.concat(own, parts).toList();
    }

    private Fact fact(Observation observation, String id, Code code, FactValue value) {
        var fact = Fact.of(id, code, value, Source.RECORD)
                .under(TestConditions.of(observation))
                .by(authors.of(observation.getPerformer()));
        return dated(fact, observation.getEffective());
    }

    /** One value a day, such as the hours of use that a device counts; anything finer is no value of a day. */
    private List<Fact> daily(Observation observation, SampledData samples) {
        var first = Days.start(observation.getEffective());
        var unit = Quantities.of(samples.getOrigin()).map(Quantity::unit).orElse("");
        if (first.isEmpty() || samples.getPeriod().compareTo(DAY_IN_MILLISECONDS) != 0) return List.of();
        var facts = new ArrayList<Fact>();
        var values = samples.getData().trim().split("\\s+", -1);
        for (var day = 0; day < values.length; day++) {
            if (!NUMBER.matcher(values[day]).matches()) continue;
            var amount = new FactValue.Amount(new Quantity(new BigDecimal(values[day]), unit));
            var id = id(observation) + "#" + day;
            var on = first.get().plusDays(day);
            Codings.codes(observation.getCode())
                    .map(code ->
                            Fact.of(id, code, amount, Source.RECORD).on(on).by(authors.of(observation.getPerformer())))
                    .forEach(facts::add);
        }
        return facts;
    }

    private static Optional<FactValue> value(Type value) {
        return switch (value) {
            case org.hl7.fhir.r4.model.Quantity quantity ->
                Quantities.of(quantity).map(FactValue.Amount::new);
            case BooleanType yes -> Optional.of(new FactValue.YesNo(yes.booleanValue()));
            case IntegerType count -> Optional.of(new FactValue.Amount(Quantity.count(count.getValue())));
            case null, default -> Optional.empty();
        };
    }

    private static ReferenceLimits limits(List<Observation.ObservationReferenceRangeComponent> ranges) {
        return ranges.stream()
                .findFirst()
                .map(range -> new ReferenceLimits(
                        Quantities.of(range.hasLow() ? range.getLow() : null),
                        Quantities.of(range.hasHigh() ? range.getHigh() : null)))
                .orElse(ReferenceLimits.none());
    }

    private static List<Fact> condition(Condition condition) {
        var standing = condition.getVerificationStatus().getCoding().stream()
                .map(Coding::getCode)
                .toList();
        if (standing.contains("entered-in-error")) return List.of();
        var value = standing.contains("refuted") ? FactValue.NO : FactValue.YES;
        var day = Days.start(condition.getOnset()).or(() -> Days.of(condition.getRecordedDateElement()));
        return Codings.codes(condition.getCode())
                .map(code -> Fact.of(id(condition), code, value, Source.RECORD))
                .map(fact -> day.map(fact::on).orElse(fact))
                .toList();
    }

    private static List<Fact> procedure(Procedure procedure) {
        if (procedure.hasStatus() && isVoid(procedure.getStatus())) return List.of();
        return Codings.codes(procedure.getCode())
                .map(code -> Fact.of(id(procedure), code, FactValue.YES, Source.RECORD))
                .map(fact -> dated(fact, procedure.getPerformed()))
                .toList();
    }

    private static Fact dated(Fact fact, Type when) {
        var begun = Days.start(when).map(fact::on).orElse(fact);
        return Days.end(when).map(begun::until).orElse(begun);
    }

    private List<Fact> encounter(Encounter encounter) {
        if (encounter.hasStatus() && isVoid(encounter.getStatus())) return List.of();
        var kinds = encounter.getType().stream().flatMap(Codings::codes);
        var visit = VISITED.contains(String.valueOf(encounter.getClass_().getCode()))
                ? Stream.of(VISIT)
                : Stream.<Code>of();
        var by = authors.of(encounter.getParticipant().stream()
                .map(Encounter.EncounterParticipantComponent::getIndividual)
                .toList());
        return Stream.concat(kinds, visit)
                .map(code -> Fact.of(id(encounter), code, FactValue.YES, Source.RECORD)
                        .by(by.isKnown() ? by : Author.of(Author.PRACTITIONER)))
                .map(fact -> dated(fact, encounter.getPeriod()))
                .toList();
    }

    /** What was paid for: each item with how many, on its day. */
    private static List<Fact> claimed(ExplanationOfBenefit benefit) {
        return benefit.getItem().stream()
                .flatMap(item -> Codings.codes(item.getProductOrService())
                        .map(code -> Fact.of(id(benefit) + "#" + item.getSequence(), code, had(item), Source.CLAIMS))
                        .map(fact -> dated(fact, item.getServiced())))
                .toList();
    }

    private static FactValue had(ExplanationOfBenefit.ItemComponent item) {
        return Quantities.ordered(item.hasQuantity() ? item.getQuantity() : null)
                .<FactValue>map(FactValue.Amount::new)
                .orElse(FactValue.YES);
    }
}
