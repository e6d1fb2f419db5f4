package payer.service.priorauth.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The resources of a bundle by their addresses, so that references among them can be followed. */
final class BundleIndex {
    private static final int TYPE_AND_ID = 2;

    private final Map<String, Resource> byAddress = new HashMap<>();
    private final Map<Resource, Integer> places = new HashMap<>();
    private final Map<Resource, String> addresses = new HashMap<>();
    private final List<Resource> all = new ArrayList<>();

    BundleIndex(Bundle bundle) {
        for (var entry : bundle.getEntry()) {
            var resource = entry.getResource();
            if (resource == null) continue;
            places.put(resource, all.size());
            all.add(resource);
            if (entry.hasFullUrl()) add(entry.getFullUrl(), resource);
        }
    }

    private void add(String fullUrl, Resource resource) {
        addresses.put(resource, fullUrl);
        byAddress.putIfAbsent(fullUrl, resource);
        lastSteps(fullUrl).ifPresent(relative -> byAddress.putIfAbsent(relative, resource));
    }

    List<Resource> all() {
        return all;
    }

    <T extends Resource> Stream<T> all(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }

    Optional<Resource> at(Reference reference) {
        if (!reference.hasReference()) return Optional.empty();
        var address = withoutVersion(reference.getReference());
        return Optional.ofNullable(byAddress.get(address))
                .or(() -> lastSteps(address).map(byAddress::get));
    }

    <T extends Resource> Optional<T> at(Reference reference, Class<T> type) {
        return at(reference).filter(type::isInstance).map(type::cast);
    }

    /** As a FHIRPath. */
    String place(Resource resource) {
        return "Bundle.entry[" + places.getOrDefault(resource, 0) + "].resource";
    }

    String address(Resource resource) {
        return addresses.getOrDefault(resource, "");
    }

    /** The same reference under the address that its entry has: what is relative to somebody's server leads nowhere else. */
    Reference pointer(Reference reference) {
        return new Reference(at(reference)
                .map(this::address)
                .filter(address -> !address.isEmpty())
                .orElse(reference.getReference()));
    }

    private static String withoutVersion(String address) {
        var history = address.indexOf("/_history/");
        return history < 0 ? address : address.substring(0, history);
    }

    /** {@code Patient/1} of {@code https://ehr.example.org/fhir/Patient/1}. */
    private static Optional<String> lastSteps(String address) {
        if (address.startsWith("urn:")) return Optional.empty();
        var steps = address.split("/", -1);
        return steps.length < TYPE_AND_ID
                ? Optional.empty()
                : Optional.of(steps[steps.length - 2] + "/" + steps[steps.length - 1]);
    }
}
