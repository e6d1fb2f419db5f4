package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeObject;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object as read, in the order of the text; HAPI builds resources from it without parsing a second time. */
final class JsonMembers extends BaseJsonLikeObject {
    private final Map<String, BaseJsonLikeValue> members = new LinkedHashMap<>(12);

    /** Whether the name was new. */
    boolean add(String name, BaseJsonLikeValue value) {
        return members.put(name, value) == null;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    Map<String, BaseJsonLikeValue> all() {
        return members;
    }

    /** The text of a string member, or null where there is none. */
    @Nullable
    String string(String name) {
        return members.get(name) instanceof JsonScalar scalar && scalar.isString() ? scalar.getAsString() : null;
    }

    /** The resourceType, or nothing where it is missing or no string. */
    String type() {
        var type = string("resourceType");
        return type == null ? "" : type;
    }

    @Override
    public @Nullable BaseJsonLikeValue get(String name) {
        return members.get(name);
    }

    @Override
    public Iterator<String> keyIterator() {
        return members.keySet().iterator();
    }

    @Override
    public Object getValue() {
        return members;
    }

    @Override
    public String toString() {
        return "an object of " + members.size();
    }
}
