package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeArray;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A JSON array as read. */
final class JsonItems extends BaseJsonLikeArray {
    private final List<BaseJsonLikeValue> items = new ArrayList<>();

    static JsonItems ofNulls(int count) {
        var nulls = new JsonItems();
        for (var i = 0; i < count; i++) nulls.add(BaseJsonLikeValue.NULL);
        return nulls;
    }

    void add(BaseJsonLikeValue item) {
        items.add(item);
    }

    void removeIf(Predicate<BaseJsonLikeValue> which) {
        items.removeIf(which);
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public BaseJsonLikeValue get(int index) {
        return items.get(index);
    }

    @Override
    public Object getValue() {
        return items;
    }

    @Override
    public String toString() {
        return "an array of " + items.size();
    }
}
