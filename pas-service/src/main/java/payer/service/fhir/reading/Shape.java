package payer.service.fhir.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand in one kind of object: a resource, a data type, a part of a resource. */
final class Shape {
    private final String name;
    private final boolean resource;
    private final Map<String, Slot> slots;

    Shape(String name, boolean resource, Map<String, Slot> slots) {
        this.name = name;
        this.resource = resource;
        this.slots = Map.copyOf(slots);
    }

    String name() {
        return name;
    }

    boolean isResource() {
        return resource;
    }

    boolean isReference() {
        return name.equals("Reference");
    }

    boolean isExtension() {
        return name.equals("Extension");
    }

    @Nullable
    Slot slot(String member) {
        return slots.get(member);
    }

    Iterable<String> members() {
        return slots.keySet();
    }
}
