package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import org.jspecify.annotations.Nullable;
import payer.problem.IssueType;

/** Primitive elements, which JSON splits in two: the value, and beside it under {@code _name} its id and extensions. */
final class PrimitiveCheck {
    private final StructureCheck structure;
    private final Trail trail;
    private final Complaints complaints;

    PrimitiveCheck(StructureCheck structure, Trail trail, Complaints complaints) {
        this.structure = structure;
        this.trail = trail;
        this.complaints = complaints;
    }

    /** Either may be missing, not both. */
    void check(@Nullable BaseJsonLikeValue value, @Nullable BaseJsonLikeValue sibling, Slot slot) {
        if (slot.many()) list(value, sibling, slot);
        else {
            if (value != null) one(value, slot);
            if (sibling != null) structure.ofPrimitive(sibling);
        }
    }

    private void list(@Nullable BaseJsonLikeValue value, @Nullable BaseJsonLikeValue sibling, Slot slot) {
        var values = items(value);
        var siblings = items(sibling);
        if (values != null && siblings != null && values.size() != siblings.size()) {
            complain("an element's values and what belongs to them must be arrays of one length, filled up with null");
            return;
        }
        var size = values != null ? values.size() : siblings != null ? siblings.size() : 0;
        for (var i = 0; i < size && !complaints.areFull(); i++) {
            trail.index(i);
            item(
                    values == null ? BaseJsonLikeValue.NULL : values.get(i),
                    siblings == null ? null : siblings.get(i),
                    slot);
        }
        trail.index(Trail.NO_INDEX);
    }

    private void item(BaseJsonLikeValue value, @Nullable BaseJsonLikeValue sibling, Slot slot) {
        var alone = sibling == null || sibling.isNull();
        if (value.isNull() && alone) complain("null stands here for no value, and there is no extension beside it");
        if (!value.isNull()) one(value, slot);
        if (!alone) structure.ofPrimitive(sibling);
    }

    private @Nullable JsonItems items(@Nullable BaseJsonLikeValue value) {
        if (value == null) return null;
        if (value instanceof JsonItems items) {
            if (items.size() == 0) complain("an array must not be empty");
            return items;
        }
        complain("this element repeats, so an array is expected" + StructureCheck.found(value));
        return null;
    }

    private void one(BaseJsonLikeValue value, Slot slot) {
        var type = slot.primitive();
        if (type == null) return;
        if (!(value instanceof JsonScalar scalar)) {
            complain("a single value is expected" + StructureCheck.found(value));
        } else if (scalar.getDataType() != type.written()) {
            complain(type.meaning() + " is expected" + StructureCheck.found(value));
        } else if (!type.isValid(scalar.getAsString())) {
            complaints.add(IssueType.VALUE, "this must be " + type.meaning(), trail.path());
        } else if (!slot.codes().isEmpty() && !slot.codes().contains(scalar.getAsString())) {
            complaints.add(IssueType.VALUE, "this is not one of the codes that FHIR allows here", trail.path());
        }
    }

    private void complain(String text) {
        complaints.add(IssueType.STRUCTURE, text, trail.path());
    }
}
