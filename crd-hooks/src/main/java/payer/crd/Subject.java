package payer.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * An order, appointment or encounter that an answer is about.
 *
 * @param json exactly as it came, since it goes back whole
 * @param judged what it is judged by: itself, with what it refers to filled in, or the order that it carries out
 */
public record Subject(ObjectNode json, Resource resource, Resource judged) {

    public Subject(ObjectNode json, Resource resource) {
        this(json, resource, resource);
    }

    public Subject judgedBy(Resource other) {
        return new Subject(json, resource, other);
    }

    /** As the caller's references name it. */
    public String reference() {
        var id = resource.getIdElement().getIdPart();
        return id == null ? resource.fhirType() : resource.fhirType() + "/" + id;
    }

    /** Two orders may be alike and yet two. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return resource.fhirType();
    }
}
