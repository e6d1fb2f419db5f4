package payer.service.records.document;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** In which elements of a record an address may stand that leads to another: references, and what FHIR calls URIs. */
@Singleton
public final class AddressElements {
    private static final Set<String> URIS = Set.of("uri", "url", "canonical", "oid", "uuid");
    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    private final FhirContext context;

    public AddressElements(FhirContext context) {
        this.context = context;
    }

    /**
     * Whether a text is such an address.
     *
     * @param pointer where it stands in the document, as a JSON pointer
     * @param types the types of the resources in the document, by their own pointers
     */
    boolean hold(String pointer, Map<String, String> types) {
        var contained = pointer.startsWith("/contained/") ? pointer.indexOf('/', "/contained/".length()) : 0;
        if (contained < 0) return false;
        var type = types.get(pointer.substring(0, contained));
        if (type == null || !context.getResourceTypes().contains(type)) return false;
        return isAddress(type, names(pointer.substring(contained)));
    }

    /** Without the places in lists: no element's name is a number. */
    private static List<String> names(String pointer) {
        return Stream.of(pointer.substring(1).split("/", -1))
                .filter(step -> !Character.isDigit(step.charAt(0)))
                .toList();
    }

    private boolean isAddress(String type, List<String> names) {
        BaseRuntimeElementDefinition<?> here = context.getResourceDefinition(type);
        for (var name : names) {
            if (name.startsWith("_")) continue; // of a primitive there are extensions, which stand there for themselves
            if (here.getName().equals("Reference") && name.equals("reference")) return true;
            var next = child(here, name);
            if (next.isEmpty()) return false;
            here = next.get();
        }
        return URIS.contains(here.getName());
    }

    private Optional<BaseRuntimeElementDefinition<?>> child(BaseRuntimeElementDefinition<?> of, String name) {
        if (EXTENSIONS.contains(name)) return Optional.ofNullable(context.getElementDefinition("Extension"));
        if (!(of instanceof BaseRuntimeElementCompositeDefinition<?> parent)) return Optional.empty();
        return Optional.ofNullable(parent.getChildByName(name)).map(child -> child.getChildByName(name));
    }
}
