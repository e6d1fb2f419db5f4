package payer.testdata.message;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Json;
import payer.testdata.StableIds;

/**
 * Gives resources other ids, and every reference among them with it. A provider's system numbers its patients in its own way:
 * a payer that took its ids for its own would be found out by these messages.
 */
final class Relocation {

    private final UnaryOperator<String> newAddress;

    private Relocation(UnaryOperator<String> newAddress) {
        this.newAddress = newAddress;
    }

    /** Ids as the provider's system gives them: {@code Patient/1} becomes {@code Patient/2}. */
    static Relocation toProvider() {
        return new Relocation(address -> type(address) + "/" + StableIds.of("provider", address));
    }

    /** Addresses that hold within one message only. */
    static Relocation toMessage(String seed) {
        return new Relocation(address -> "urn:uuid:" + StableIds.of(seed, address));
    }

    <T extends Resource> T moved(T resource) {
        // A copy of a resource has the type of the resource: HAPI declares the supertype only.
        @SuppressWarnings("unchecked")
        var moved = (T) resource.copy();
        moved.setId(lastPart(addressOf(resource)));
        references(moved).forEach(reference -> reference.setReference(newAddressOf(reference.getReference())));
        return moved;
    }

    String addressOf(Resource resource) {
        return newAddressOf(oldAddress(resource));
    }

    String newAddressOf(String address) {
        return newAddress.apply(address);
    }

    static String oldAddress(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    static List<Reference> references(Resource resource) {
        return Json.fhir().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                .filter(Reference::hasReference)
                .toList();
    }

    private static String type(String address) {
        return address.substring(0, address.indexOf('/'));
    }

    private static String lastPart(String address) {
        return address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
    }
}
