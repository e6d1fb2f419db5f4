package payer.service.fhir.reading;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One element that may stand in an object.
 *
 * @param step its step in a FHIRPath: for {@code valueQuantity} that is {@code value.ofType(Quantity)}
 * @param choice the element that this is one type of, such as {@code value}, or null
 * @param many whether it repeats, which in JSON makes it an array
 * @param primitive its type, where it is a primitive
 * @param codes the codes that it may have, where the base specification fixes them
 * @param object what it may hold, where it is an object that is no resource
 */
record Slot(
        String step,
        @Nullable String choice,
        boolean many,
        @Nullable Primitive primitive,
        Set<String> codes,
        @Nullable ShapeReference object) {

    /** Bundle.entry.resource, contained and the like: what it may hold depends on its resourceType. */
    boolean holdsResources() {
        return primitive == null && object == null;
    }

    boolean isNarrativeOf(Shape owner) {
        return owner.isResource() && object != null && object.isNarrative();
    }
}
