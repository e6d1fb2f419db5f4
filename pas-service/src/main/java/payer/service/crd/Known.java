package payer.service.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import payer.crd.HookRequest;
import payer.crd.Release;
import payer.crd.Subject;
import payer.problem.Problem;

/**
 * The FHIR that came with one call or was fetched for it, by reference. Only what answers are made from is read; the rest
 * stays text.
 */
final class Known {
    private static final Set<String> TELLING = Set.of(
            "Appointment",
            "CommunicationRequest",
            "Condition",
            "Coverage",
            "Device",
            "DeviceRequest",
            "Encounter",
            "Location",
            "Medication",
            "MedicationRequest",
            "NutritionOrder",
            "Observation",
            "Organization",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Procedure",
            "ServiceRequest",
            "VisionPrescription");

    private final HookJson json;
    private final Release release;
    private final Map<String, Subject> byReference = new LinkedHashMap<>();

    private Known(HookJson json, Release release) {
        this.json = json;
        this.release = release;
    }

    static Known nothing(HookJson json, Release release) {
        return new Known(json, release);
    }

    /**
     * Takes in the prefetch. An entry that is null, or an OperationOutcome in place of what was wanted, counts as not sent; what
     * the context has already is not read again.
     */
    void addPrefetch(HookRequest request) {
        request.prefetch().forEach((key, value) -> add(value, "prefetch." + key, true));
    }

    /** A resource, or a bundle with its entries; gives those that were read. */
    List<Subject> add(JsonNode node, String place) {
        return add(node, place, false);
    }

    private List<Subject> add(JsonNode node, String place, boolean onlyNew) {
        if (!(node instanceof ObjectNode object)) return List.of();
        if (object.path("resourceType").asText("").equals("Bundle")) return entries(object, place, onlyNew);
        return one(object, place, onlyNew).map(List::of).orElse(List.of());
    }

    /** The same of what another system answered. Whether it was an answer: what is no FHIR is as good as none. */
    boolean addIfReadable(JsonNode node) {
        try {
            return !add(node, "").isEmpty()
                    || node.path("resourceType").asText("").equals("Bundle");
        } catch (Problem problem) {
            return false;
        }
    }

    private List<Subject> entries(ObjectNode bundle, String place, boolean onlyNew) {
        var added = new ArrayList<Subject>();
        var index = 0;
        for (var entry : bundle.path("entry")) {
            if (entry.get("resource") instanceof ObjectNode resource)
                one(resource, place + ".entry[" + index + "].resource", onlyNew).ifPresent(added::add);
            index++;
        }
        return added;
    }

    private Optional<Subject> one(ObjectNode object, String place, boolean onlyNew) {
        var type = object.path("resourceType").asText("");
        if (!TELLING.contains(type)) return Optional.empty();
        if (onlyNew && byReference.containsKey(type + "/" + object.path("id").asText(""))) return Optional.empty();
        var subject = new Subject(object, resource(object, place));
        byReference.put(subject.reference(), subject);
        return Optional.of(subject);
    }

    private Resource resource(ObjectNode object, String place) {
        try {
            return json.resource(object, place);
        } catch (Problem problem) {
            throw new Problem(release.ofBrokenRequest(), problem.issues());
        }
    }

    Optional<Subject> find(String reference) {
        return Optional.ofNullable(byReference.get(relative(reference)));
    }

    /** References may be absolute; the last two steps are what they have in common. */
    static String relative(String reference) {
        var parts = reference.split("/", -1);
        return parts.length < 2 ? reference : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return byReference.values().stream()
                .map(Subject::resource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public String toString() {
        return byReference.size() + " resources";
    }
}
