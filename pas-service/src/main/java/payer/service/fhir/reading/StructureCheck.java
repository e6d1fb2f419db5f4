package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import payer.problem.IssueType;

/**
 * Whether a tree has the shape that FHIR gives it: every element known, in its right JSON form, every value one of its
 * type. What the base specification leaves to profiles, such as which elements must be there, is not asked here.
 * Narratives are taken out on the way, unless wanted: reading them costs twenty times the rest.
 */
final class StructureCheck {
    private final Shapes shapes;
    private final Narratives narratives;
    private final Unknown unknown;
    private final Trail trail;
    private final Complaints complaints;
    private final PrimitiveCheck primitives;
    private LocalReferences local = LocalReferences.NONE;

    StructureCheck(Shapes shapes, Narratives narratives, Unknown unknown, Trail trail, Complaints complaints) {
        this.shapes = shapes;
        this.narratives = narratives;
        this.unknown = unknown;
        this.trail = trail;
        this.complaints = complaints;
        this.primitives = new PrimitiveCheck(this, trail, complaints);
    }

    /** The resource on which the trail stands, with what it contains. */
    void resource(JsonMembers resource) {
        var around = local;
        local = LocalReferences.of(resource);
        part(resource);
        local = around;
    }

    private void part(JsonMembers resource) {
        var type = resource.get("resourceType");
        if (type == null) {
            complain(IssueType.REQUIRED, "a resource needs a resourceType");
            return;
        }
        var name = resource.string("resourceType");
        var shape = name == null ? null : shapes.resource(name).orElse(null);
        if (shape == null) complain(IssueType.VALUE, "resourceType is not the name of a resource of FHIR R4");
        else object(resource, shape);
    }

    void object(JsonMembers object, Shape shape) {
        if (object.isEmpty()) complain(IssueType.STRUCTURE, "an object must not be empty");
        List<String> choices = List.of();
        var loneSiblings = false;
        for (var members = object.all().entrySet().iterator(); members.hasNext() && !complaints.areFull(); ) {
            var member = members.next();
            var name = member.getKey();
            if (name.equals("resourceType") && shape.isResource()) continue;
            if (unknown == Unknown.PASSED_OVER && !isKnown(name, shape)) {
                members.remove();
                continue;
            }
            if (name.startsWith("_")) {
                loneSiblings |= sibling(object, shape, name, member.getValue());
                continue;
            }
            var slot = shape.slot(name);
            if (slot == null) {
                unknown(name, shape);
                continue;
            }
            if (slot.choice() != null) choices = remember(choices, slot);
            slot(object, member, slot);
            if (slot.isNarrativeOf(shape)) narrative(member.getValue());
            if (slot.isNarrativeOf(shape) && narratives == Narratives.DROPPED) members.remove();
        }
        if (loneSiblings) fillUp(object);
        if (shape.isExtension()) extension(object);
        if (shape.isReference() && local.leadsNowhere(object)) leadsNowhere();
    }

    private void narrative(BaseJsonLikeValue text) {
        var div = text instanceof JsonMembers members ? members.string("div") : null;
        if (div != null && !NarrativeText.isFormattingOnly(div)) {
            trail.enter("text.div");
            complain(IssueType.INVARIANT, "a narrative holds formatting, and nothing that could run or fetch");
            trail.leave();
        }
    }

    private static boolean isKnown(String name, Shape shape) {
        if (!name.startsWith("_")) return shape.slot(name) != null;
        var slot = shape.slot(name.substring(1));
        return slot != null && slot.primitive() != null;
    }

    private void slot(JsonMembers owner, Map.Entry<String, BaseJsonLikeValue> member, Slot slot) {
        var value = member.getValue();
        trail.enter(slot.step());
        if (slot.primitive() != null) primitives.check(value, owner.get("_" + member.getKey()), slot);
        else if (slot.many()) each(value, slot);
        else one(value, slot);
        trail.leave();
    }

    private void each(BaseJsonLikeValue value, Slot slot) {
        if (!(value instanceof JsonItems items)) {
            complain(IssueType.STRUCTURE, "this element repeats, so an array is expected" + found(value));
            return;
        }
        if (items.size() == 0) complain(IssueType.STRUCTURE, "an array must not be empty");
        for (var i = 0; i < items.size() && !complaints.areFull(); i++) {
            trail.index(i);
            one(items.get(i), slot);
        }
        trail.index(Trail.NO_INDEX);
    }

    private void one(BaseJsonLikeValue value, Slot slot) {
        if (!(value instanceof JsonMembers object)) {
            complain(IssueType.STRUCTURE, "an object is expected" + found(value));
            return;
        }
        var shape = slot.object();
        if (shape != null) object(object, shape.get());
        else if (slot.step().equals("contained")) contained(object);
        else resource(object);
    }

    private void contained(JsonMembers object) {
        part(object);
        if (object.get("id") == null) complain(IssueType.REQUIRED, "a contained resource needs an id");
    }

    private void leadsNowhere() {
        trail.enter("reference");
        complain(IssueType.INVARIANT, "this refers to a contained resource that is not there");
        trail.leave();
    }

    /** A member such as {@code _birthDate}. Whether it stands alone in an array, which {@link #fillUp} must mend. */
    private boolean sibling(JsonMembers owner, Shape shape, String name, BaseJsonLikeValue value) {
        var plain = name.substring(1);
        var slot = shape.slot(plain);
        if (slot == null || slot.primitive() == null) {
            unknown(name, shape);
            return false;
        }
        if (owner.get(plain) != null) return false;
        trail.enter(slot.step());
        primitives.check(null, value, slot);
        trail.leave();
        return value instanceof JsonItems;
    }

    /** HAPI reads {@code _given: [{…}]} only beside a {@code given} of as many nulls. */
    private static void fillUp(JsonMembers object) {
        for (var name : new ArrayList<>(object.all().keySet()))
            if (name.startsWith("_")
                    && object.get(name) instanceof JsonItems items
                    && object.get(name.substring(1)) == null)
                object.add(name.substring(1), JsonItems.ofNulls(items.size()));
    }

    /** An element that may be of several types is given with one of them. */
    private List<String> remember(List<String> choices, Slot slot) {
        var choice = slot.choice();
        if (choice == null) return choices;
        if (choices.contains(choice)) {
            trail.enter(choice);
            complain(IssueType.STRUCTURE, "this element is given with more than one type");
            trail.leave();
        }
        var more = new ArrayList<>(choices);
        more.add(choice);
        return more;
    }

    private void extension(JsonMembers extension) {
        if (extension.get("url") == null) complain(IssueType.REQUIRED, "an extension needs a url");
        var hasValue = extension.all().keySet().stream().anyMatch(name -> name.startsWith("value"));
        if (hasValue && extension.get("extension") != null)
            complain(IssueType.STRUCTURE, "an extension has a value or extensions of its own, not both");
    }

    private void unknown(String name, Shape shape) {
        trail.enter(Names.shown(name));
        complain(IssueType.STRUCTURE, shape.name() + " has no such element");
        trail.leave();
    }

    private void complain(IssueType type, String text) {
        complaints.add(type, text, trail.path());
    }

    /** The members that every element may have, beside the value of a primitive. */
    void ofPrimitive(@Nullable BaseJsonLikeValue value) {
        if (!(value instanceof JsonMembers object)) {
            complain(IssueType.STRUCTURE, "an object with id or extension is expected" + found(value));
            return;
        }
        object(object, shapes.primitiveParts());
    }

    static String found(@Nullable BaseJsonLikeValue value) {
        if (value == null || value.isNull()) return ", not null";
        return switch (value.getJsonType()) {
            case ARRAY -> ", not an array";
            case OBJECT -> ", not an object";
            case NULL -> ", not null";
            case SCALAR ->
                switch (value.getDataType()) {
                    case STRING -> ", not a string";
                    case NUMBER -> ", not a number";
                    case BOOLEAN -> ", not a boolean";
                };
        };
    }
}
