package payer.service.fhir.reading;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import org.jspecify.annotations.Nullable;

/** A shape that is worked out when a document first needs it: elements contain each other, and most are never seen. */
final class ShapeReference {
    private final Shapes shapes;
    private final BaseRuntimeElementCompositeDefinition<?> definition;
    private volatile @Nullable Shape shape;

    ShapeReference(Shapes shapes, BaseRuntimeElementCompositeDefinition<?> definition) {
        this.shapes = shapes;
        this.definition = definition;
    }

    Shape get() {
        var known = shape;
        if (known == null) shape = known = shapes.of(definition);
        return known;
    }

    boolean isNarrative() {
        return definition.getName().equals("Narrative");
    }

    boolean isExtension() {
        return definition.getName().equals("Extension");
    }
}
