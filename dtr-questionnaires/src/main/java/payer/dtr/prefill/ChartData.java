package payer.dtr.prefill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import payer.dtr.answer.Gap;

/**
 * What there is of a patient's chart to fill a form from.
 *
 * @param missing of the kinds of resources that could not be had, or not all of them, why not; also of {@link #PANELS}
 */
public record ChartData(List<Resource> resources, Map<String, Gap> missing) {

    /** What stands in the parts of observations, which not every server can search for. */
    public static final String PANELS = "Observation.component";

    public ChartData {
        resources = List.copyOf(resources);
        missing = Map.copyOf(missing);
    }

    public static ChartData of(List<Resource> resources) {
        return new ChartData(resources, Map.of());
    }

    /** Both together; a resource that is in both is there once. */
    public ChartData and(ChartData other) {
        var all = new LinkedHashMap<String, Resource>();
        resources.forEach(resource -> all.put(address(resource), resource));
        other.resources.forEach(resource -> all.putIfAbsent(address(resource), resource));
        var gaps = new LinkedHashMap<>(missing);
        other.missing.forEach(gaps::putIfAbsent);
        return new ChartData(List.copyOf(all.values()), gaps);
    }

    /** What has no id is told apart by what it is. */
    private static String address(Resource resource) {
        return resource.fhirType() + "/"
                + (resource.hasId() ? resource.getIdElement().getIdPart() : "#" + System.identityHashCode(resource));
    }

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "ChartData";
    }
}
