package payer.dtr.prefill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Interval;
import payer.decision.Code;
import payer.intake.Codings;

/** A chart laid out so that the resources with some code are found at once, however many there are. */
final class ChartIndex implements RetrieveProvider {
    private final Function<String, Set<Code>> valueSets;
    private final Map<String, List<Resource>> byType = new HashMap<>();
    private final Map<String, Map<Code, List<Resource>>> byCode = new HashMap<>();

    ChartIndex(List<Resource> chart, Function<String, Set<Code>> valueSets) {
        this.valueSets = valueSets;
        byType.put("Patient", new ArrayList<>());
        chart.forEach(resource -> byType.computeIfAbsent(resource.fhirType(), _ -> new ArrayList<>())
                .add(resource));
        if (of("Patient").isEmpty()) of("Patient").add(new Patient());
    }

    @Override
    @SuppressWarnings({"rawtypes", "NullableProblems"}) // the engine says of none of these whether it may be null
    public Iterable<Object> retrieve(
            @Nullable String context,
            @Nullable String contextPath,
            @Nullable Object contextValue,
            String dataType,
            @Nullable String templateId,
            @Nullable String codePath,
            @Nullable Iterable<org.opencds.cqf.cql.engine.runtime.Code> codes,
            @Nullable String valueSet,
            @Nullable String datePath,
            @Nullable String dateLowPath,
            @Nullable String dateHighPath,
            @Nullable Interval dateRange) {
        if (valueSet == null && codes == null) return List.copyOf(of(dataType));
        var path = codePath == null ? "code" : codePath;
        return found(dataType, path, wanted(codes, valueSet));
    }

    private Set<Code> wanted(
            @Nullable Iterable<org.opencds.cqf.cql.engine.runtime.Code> codes, @Nullable String valueSet) {
        if (valueSet != null) return valueSets.apply(valueSet);
        var wanted = new LinkedHashSet<Code>();
        if (codes != null)
            for (var code : codes) {
                var system = code.getSystem();
                var value = code.getCode();
                if (system != null && value != null) wanted.add(new Code(system, value));
            }
        return wanted;
    }

    private List<Object> found(String type, String path, Set<Code> wanted) {
        var index = byCode.computeIfAbsent(type + "." + path, _ -> index(type, path));
        var found = new LinkedHashSet<Object>();
        wanted.forEach(code -> found.addAll(index.getOrDefault(code, List.of())));
        return new ArrayList<>(found);
    }

    private Map<Code, List<Resource>> index(String type, String path) {
        var index = new HashMap<Code, List<Resource>>();
        for (var resource : of(type))
            codes(resource, path)
                    .distinct()
                    .forEach(code ->
                            index.computeIfAbsent(code, _ -> new ArrayList<>()).add(resource));
        return index;
    }

    private List<Resource> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    private static Stream<Code> codes(Resource resource, String path) {
        var values = Stream.<Base>of(resource);
        for (var step : path.split("\\.", -1)) values = values.flatMap(value -> children(value, step));
        return values.flatMap(ChartIndex::codes);
    }

    private static Stream<Base> children(Base value, String step) {
        var child = value.getChildByName(step);
        if (child == null) child = value.getChildByName(step + "[x]");
        return child == null ? Stream.of() : child.getValues().stream();
    }

    /** A medicine may stand in the prescription itself. */
    private static Stream<Code> codes(Base value) {
        return switch (value) {
            case CodeableConcept concept -> Codings.codes(concept);
            case Coding coding -> Codings.code(coding).stream();
            case Reference reference
            when reference.getResource() instanceof Medication medicine -> Codings.codes(medicine.getCode());
            default -> Stream.of();
        };
    }
}
