package payer.service.records.differential;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import payer.service.records.index.ParamKind;
import payer.service.records.index.RecordTypes;
import payer.service.records.index.SearchParam;

/** All records of the comparison, and what HAPI's FHIRPath finds in them. */
final class Pool {
    private static final int OF_EACH_TYPE = 12;

    private final Map<String, Resource> byReference = new LinkedHashMap<>();
    private final Map<String, List<Resource>> byType = new HashMap<>();
    private final Map<String, Meaning> meanings = new HashMap<>();
    private final IFhirPath path;
    private final String prefix;

    Pool(FhirContext context, String prefix) {
        this.path = context.newFhirPath();
        this.prefix = prefix;
    }

    void fill(RandomRecords records, String tag) {
        for (var type : RecordTypes.ALL)
            for (int i = 0; i < OF_EACH_TYPE; i++) {
                var resource = records.of(type, id(type, i), tag);
                byReference.put(reference(resource), resource);
                byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(resource);
            }
    }

    /** Of a record that is there, mostly. */
    String anyId(String type, Chance chance) {
        return id(type, chance.below(OF_EACH_TYPE + 2));
    }

    private String id(String type, int number) {
        return prefix + "-" + type.toLowerCase(java.util.Locale.ROOT) + "-" + number;
    }

    List<Resource> all() {
        return List.copyOf(byReference.values());
    }

    List<Resource> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    Meaning meaning(Resource resource, SearchParam param) {
        return meanings.computeIfAbsent(
                reference(resource) + " " + param,
                _ -> Meaning.of(elements(resource, param.expression()), param.kind()));
    }

    /** Those parts of a composite that stand together. */
    List<List<Meaning>> together(Resource resource, SearchParam param) {
        return elements(resource, param.expression()).stream()
                .map(element -> param.components().stream()
                        .map(part -> Meaning.of(elements(element, part.expression()), part.kind()))
                        .toList())
                .toList();
    }

    /** References of a parameter, as far as it may lead there. */
    Stream<Meaning.Link> links(Resource resource, SearchParam param) {
        if (param.kind() != ParamKind.REFERENCE) return Stream.of();
        return meaning(resource, param).links.stream()
                .filter(link -> link.type().isEmpty() || param.mayLeadTo(link.type()));
    }

    /** Records that it refers to by a parameter. */
    Stream<Resource> targets(Resource resource, SearchParam param) {
        return links(resource, param).flatMap(link -> Stream.ofNullable(byReference.get(link.reference())));
    }

    /** One operand of a union after the other: HAPI cannot unite quantities. */
    private List<Base> elements(Base start, String expression) {
        return Expression.operands(expression).stream()
                .flatMap(part -> path.evaluate(start, part, Base.class).stream())
                .toList();
    }
}
