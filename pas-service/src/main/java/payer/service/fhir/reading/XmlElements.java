package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirLimits;

/** One XML document on its way into the tree that JSON would give: what repeats becomes an array, a value a scalar. */
final class XmlElements {
    private static final String FHIR = "http://hl7.org/fhir";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private final XMLStreamReader reader;
    private final Shapes shapes;
    private final FhirLimits limits;
    private final Trail trail;
    private final Complaints complaints;
    private final int outermost;
    private int elements;

    XmlElements(XMLStreamReader reader, Shapes shapes, FhirLimits limits, Trail trail, Complaints complaints) {
        this.reader = reader;
        this.shapes = shapes;
        this.limits = limits;
        this.trail = trail;
        this.complaints = complaints;
        this.outermost = trail.depth();
    }

    /** The element on which the reader stands, a resource. */
    JsonMembers resource() throws XMLStreamException {
        var name = reader.getLocalName();
        if (trail.isAtRoot()) trail.nameRoot(name);
        var members = new JsonMembers();
        members.add("resourceType", new JsonScalar(name, ScalarType.STRING));
        if (!FHIR.equals(reader.getNamespaceURI())) complain("this element is not in FHIR's namespace, " + FHIR);
        var shape = shapes.resource(name);
        if (shape.isPresent()) fill(members, shape.get());
        else skip();
        return members;
    }

    private JsonMembers object(Shape shape) throws XMLStreamException {
        var members = new JsonMembers();
        fill(members, shape);
        return members;
    }

    private void fill(JsonMembers members, Shape shape) throws XMLStreamException {
        refuseDepth();
        attributes(members, shape);
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) child(members, shape);
            else refuseText();
        }
    }

    /** {@code id}, and an extension's {@code url}: all else is an element. */
    private void attributes(JsonMembers members, Shape shape) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var name = reader.getAttributeLocalName(i);
            if (isAttribute(name, shape))
                members.add(name, new JsonScalar(reader.getAttributeValue(i), ScalarType.STRING));
            else if (!SCHEMA_INSTANCE.equals(reader.getAttributeNamespace(i))) unknown(name, shape);
        }
    }

    private void child(JsonMembers owner, Shape shape) throws XMLStreamException {
        refuseTooMany();
        var name = reader.getLocalName();
        var slot = isAttribute(name, shape) ? null : shape.slot(name);
        if (slot == null || !isInItsNamespace(slot)) {
            unknown(name, shape);
            skip();
            return;
        }
        var before = slot.many() && owner.get(name) instanceof JsonItems items ? items.size() : 0;
        trail.enter(slot.step(), slot.many() ? before : Trail.NO_INDEX);
        if (slot.primitive() != null) primitive(owner, name, slot, slot.primitive());
        else if (slot.object() != null)
            add(owner, name, slot, object(slot.object().get()));
        else resources(owner, name, slot);
        trail.leave();
    }

    private static boolean isAttribute(String name, Shape shape) {
        return (name.equals("id") && !shape.isResource()) || (name.equals("url") && shape.isExtension());
    }

    private boolean isInItsNamespace(Slot slot) {
        var namespace = slot.primitive() == Primitive.XHTML ? XHTML : FHIR;
        return namespace.equals(reader.getNamespaceURI());
    }

    private void resources(JsonMembers owner, String name, Slot slot) throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                refuseTooMany();
                refuseDepth();
                add(owner, name, slot, resource());
            } else refuseText();
        }
    }

    private void add(JsonMembers owner, String name, Slot slot, BaseJsonLikeValue value) {
        if (slot.many()) itemsOf(owner, name).add(limited(owner, name, value));
        else if (!owner.add(name, value)) complain("this element is given twice");
    }

    private void primitive(JsonMembers owner, String name, Slot slot, Primitive type) throws XMLStreamException {
        if (type == Primitive.XHTML) {
            add(owner, name, slot, new JsonScalar(new XhtmlCopy(reader).text(), ScalarType.STRING));
            return;
        }
        var text = reader.getAttributeValue(null, "value");
        var beside = beside();
        if (text == null && beside == null) complain("this element has neither a value nor an extension");
        var value = text == null ? null : new JsonScalar(text, type.written());
        if (slot.many()) repeat(owner, name, value, beside);
        else once(owner, name, value, beside);
    }

    private void once(JsonMembers owner, String name, @Nullable JsonScalar value, @Nullable JsonMembers beside) {
        var added = value == null || owner.add(name, value);
        if (beside != null) added &= owner.add("_" + name, beside);
        if (!added) complain("this element is given twice");
    }

    /** Values and what stands beside them in two arrays of one length, as in JSON. */
    private void repeat(JsonMembers owner, String name, @Nullable JsonScalar value, @Nullable JsonMembers beside) {
        var values = itemsOf(owner, name);
        if (beside != null && owner.get("_" + name) == null) owner.add("_" + name, JsonItems.ofNulls(values.size()));
        if (owner.get("_" + name) instanceof JsonItems siblings)
            siblings.add(beside == null ? BaseJsonLikeValue.NULL : beside);
        values.add(limited(owner, name, value == null ? BaseJsonLikeValue.NULL : value));
    }

    /** The id and extensions of a primitive element. */
    private @Nullable JsonMembers beside() throws XMLStreamException {
        var shape = shapes.primitiveParts();
        var beside = new JsonMembers();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var name = reader.getAttributeLocalName(i);
            if (name.equals("id")) beside.add(name, new JsonScalar(reader.getAttributeValue(i), ScalarType.STRING));
            else if (!name.equals("value")) unknown(name, shape);
        }
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) child(beside, shape);
            else refuseText();
        }
        return beside.isEmpty() ? null : beside;
    }

    private static JsonItems itemsOf(JsonMembers owner, String name) {
        if (owner.get(name) instanceof JsonItems items) return items;
        var items = new JsonItems();
        owner.add(name, items);
        return items;
    }

    private BaseJsonLikeValue limited(JsonMembers owner, String name, BaseJsonLikeValue value) {
        if (itemsOf(owner, name).size() < limits.items()) return value;
        throw tooLarge("the list has more than " + limits.items() + " items");
    }

    private void skip() throws XMLStreamException {
        for (var open = 1; open > 0; ) {
            var event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) open++;
            else if (event == XMLStreamConstants.END_ELEMENT) open--;
        }
    }

    private void refuseText() {
        var text = reader.getEventType() == XMLStreamConstants.CHARACTERS
                || reader.getEventType() == XMLStreamConstants.CDATA
                || reader.getEventType() == XMLStreamConstants.ENTITY_REFERENCE;
        if (text && !reader.isWhiteSpace()) complain("text is not allowed here; values stand in attributes");
    }

    private void refuseDepth() {
        if (trail.depth() - outermost > limits.depth())
            throw tooLarge("elements are nested more than " + limits.depth() + " deep");
    }

    private void refuseTooMany() {
        if (++elements > limits.nodes()) throw tooLarge("the document has more than " + limits.nodes() + " elements");
    }

    private Problem tooLarge(String text) {
        return Problem.of(ProblemKind.TOO_LARGE, text, trail.path());
    }

    private void unknown(String name, Shape shape) {
        trail.enter(Names.shown(name));
        complain(shape.name() + " has no such element");
        trail.leave();
    }

    private void complain(String text) {
        complaints.add(IssueType.STRUCTURE, text, trail.path());
    }
}
