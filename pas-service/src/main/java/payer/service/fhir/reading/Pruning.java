package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import payer.service.fhir.Elements;

/** Takes out of a tree what nobody looks at, so that no model is made of it: that is most of the work of reading. */
final class Pruning {
    private static final String TYPE = "resourceType";

    private Pruning() {}

    static void prune(JsonMembers object, Elements looked) {
        if (looked.isAll()) return;
        object.all()
                .entrySet()
                .removeIf(
                        member -> !member.getKey().equals(TYPE) && !keeps(member.getKey(), member.getValue(), looked));
    }

    private static boolean keeps(String name, BaseJsonLikeValue value, Elements looked) {
        var below = looked.in(name);
        return below.isPresent() && (below.get().isAll() || keeps(value, below.get()));
    }

    /** False if nothing is left of it. */
    private static boolean keeps(BaseJsonLikeValue value, Elements looked) {
        switch (value) {
            case JsonMembers object -> {
                prune(object, looked);
                return !object.isEmpty();
            }
            case JsonItems items -> {
                items.removeIf(item -> !keeps(item, looked));
                return items.size() > 0;
            }
            default -> {
                return true;
            }
        }
    }
}
