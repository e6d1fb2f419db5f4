package payer.service.priorauth.fhir;

import ca.uhn.fhir.util.FhirTerser;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Collects answers with everything that they refer to, each once, under the addresses that the request gave them. */
final class ResponseBundle {
    private final Bundle bundle;
    private final BundleIndex request;
    private final FhirTerser terser;
    private final Set<Resource> included = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();

    ResponseBundle(BundleIndex request, FhirTerser terser, Identifier identifier, Instant now) {
        this.request = request;
        this.terser = terser;
        this.bundle = new Bundle().setType(BundleType.COLLECTION).setTimestamp(Date.from(now));
        bundle.setIdentifier(identifier.copy());
    }

    Bundle bundle() {
        return bundle;
    }

    /** A resource of ours, which has a random id. */
    void add(Resource ours) {
        add(ours, ours.getIdElement().getIdPart());
    }

    void add(Resource ours, String id) {
        addresses.add("urn:uuid:" + id);
        bundle.addEntry().setFullUrl("urn:uuid:" + id).setResource(ours);
    }

    /** Those whom an answer speaks of, and whom they speak of. */
    void includePartiesOf(ClaimResponse response) {
        var open = new ArrayDeque<>(List.of(response.getPatient(), response.getInsurer(), response.getRequestor()));
        open.addAll(AuthorizedProviders.of(response));
        while (!open.isEmpty()) {
            var found = request.at(open.removeFirst());
            if (found.isPresent() && included.add(found.get()) && addresses.add(request.address(found.get())))
                open.addAll(include(found.get()));
        }
    }

    /** As it was sent, unless it points at somebody here in another way than by their address. */
    private List<Reference> include(Resource sent) {
        var references = references(sent);
        var resolves = references.stream().allMatch(this::leadsThere);
        bundle.addEntry().setFullUrl(request.address(sent)).setResource(resolves ? sent : resolving(sent.copy()));
        return references;
    }

    private Resource resolving(Resource copy) {
        for (var reference : references(copy))
            if (!leadsThere(reference))
                reference.setReference(request.pointer(reference).getReference());
        return copy;
    }

    private boolean leadsThere(Reference reference) {
        return request.at(reference)
                .filter(found -> !request.address(found).equals(reference.getReference()))
                .isEmpty();
    }

    private List<Reference> references(Resource resource) {
        return terser.getAllPopulatedChildElementsOfType(resource, Reference.class);
    }
}
