package payer.dtr.prefill;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.DataRequirement.DataRequirementCodeFilterComponent;
import org.hl7.fhir.r4.model.ValueSet;
import payer.decision.Code;
import payer.dtr.artifact.PublishedForm;

/**
 * One kind of resource that forms look at, and the codes for which they do, where they name any.
 *
 * @param path the element that carries the codes
 */
public record DataNeed(String type, String path, Set<Code> codes) {

    public DataNeed {
        codes = Set.copyOf(codes);
    }

    /** What the libraries of all these forms look at, each element of a kind of resource once. */
    public static List<DataNeed> of(Collection<PublishedForm> forms) {
        var needs = new LinkedHashMap<String, DataNeed>();
        for (var form : forms) {
            var sets = valueSets(form);
            form.libraries().stream()
                    .flatMap(library -> library.getDataRequirement().stream())
                    .map(requirement -> of(requirement, sets))
                    .forEach(need -> needs.merge(need.isWhole() ? need.type : need.kind(), need, DataNeed::or));
        }
        return needs.values().stream()
                .filter(need -> need.isWhole() || !isWhole(needs, need.type))
                .toList();
    }

    /** Who wants all of a kind has what others want of it. */
    private static boolean isWhole(Map<String, DataNeed> needs, String type) {
        return Optional.ofNullable(needs.get(type)).filter(DataNeed::isWhole).isPresent();
    }

    /** The kind of resource, or the part of it that is looked at. */
    public String kind() {
        return path.contains(".") ? type + "." + path.substring(0, path.indexOf('.')) : type;
    }

    private static Map<String, ValueSet> valueSets(PublishedForm form) {
        var sets = new LinkedHashMap<String, ValueSet>();
        form.valueSets().forEach(set -> {
            sets.put(set.getUrl() + "|" + set.getVersion(), set);
            sets.put(set.getUrl(), set);
        });
        return sets;
    }

    private static DataNeed of(DataRequirement requirement, Map<String, ValueSet> sets) {
        var codes = new LinkedHashSet<Code>();
        var path = "code";
        for (var filter : requirement.getCodeFilter()) {
            if (filter.hasPath()) path = filter.getPath();
            codes(filter, sets).forEach(codes::add);
        }
        return new DataNeed(requirement.getType(), path, codes);
    }

    private static Stream<Code> codes(DataRequirementCodeFilterComponent filter, Map<String, ValueSet> sets) {
        var written = filter.getCode().stream().map(coding -> new Code(coding.getSystem(), coding.getCode()));
        var set = filter.hasValueSet() ? sets.get(filter.getValueSet()) : null;
        return set == null ? written : Stream.concat(written, codes(set));
    }

    static Stream<Code> codes(ValueSet set) {
        return set.getCompose().getInclude().stream()
                .flatMap(include ->
                        include.getConcept().stream().map(concept -> new Code(include.getSystem(), concept.getCode())));
    }

    /** Where one of the two wants all, all are wanted. */
    private DataNeed or(DataNeed other) {
        if (isWhole() || other.isWhole()) return new DataNeed(type, path, Set.of());
        var both = new LinkedHashSet<>(codes);
        both.addAll(other.codes);
        return new DataNeed(type, path, both);
    }

    public boolean isWhole() {
        return codes.isEmpty();
    }
}
