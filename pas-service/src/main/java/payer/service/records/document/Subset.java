package payer.service.records.document;

import java.util.Set;
import java.util.function.Predicate;

/** A document with a part of its elements, marked as such. What is left of it stays as it was written. */
public final class Subset {
    private static final String TAG =
            "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}";
    private static final Set<String> ALWAYS = Set.of("resourceType", "id", "meta");

    private Subset() {}

    /** Keeps type, id, meta and the elements whose names the predicate accepts. */
    public static byte[] of(byte[] json, Predicate<String> keeps) {
        var splices = new Splices(json);
        var members = JsonSlices.members(json, 0);
        for (int i = 0; i < members.size(); i++) {
            var name = members.get(i).name();
            var element = name.startsWith("_") ? name.substring(1) : name;
            if (ALWAYS.contains(name) || keeps.test(element)) continue;
            remove(splices, members, i);
        }
        mark(splices, json, members);
        return withoutStrayCommas(splices.applied());
    }

    /** With the comma behind it, if there is one. */
    private static void remove(Splices splices, java.util.List<JsonSlices.Slice> members, int i) {
        var last = i == members.size() - 1;
        var end = last ? members.get(i).end() : members.get(i + 1).start();
        splices.replace(members.get(i).start(), end, "");
    }

    private static void mark(Splices splices, byte[] json, java.util.List<JsonSlices.Slice> members) {
        var meta = JsonSlices.member(members, "meta").orElseThrow();
        var parts = JsonSlices.members(json, meta.value());
        JsonSlices.member(parts, "tag")
                .ifPresentOrElse(
                        tag -> splices.insert(tag.end() - 1, (isEmpty(json, tag) ? "" : ",") + TAG),
                        () -> splices.insert(meta.end() - 1, ",\"tag\":[" + TAG + "]"));
    }

    private static boolean isEmpty(byte[] json, JsonSlices.Slice list) {
        for (int i = list.value() + 1; i < list.end() - 1; i++) if (!Character.isWhitespace(json[i])) return false;
        return true;
    }

    /** Where the last members were removed, a comma may be left before the end. */
    private static byte[] withoutStrayCommas(byte[] json) {
        int end = json.length - 1;
        while (json[end] != '}') end--;
        int before = end - 1;
        while (Character.isWhitespace(json[before])) before--;
        if (json[before] != ',') return json;
        var splices = new Splices(json);
        splices.replace(before, before + 1, "");
        return splices.applied();
    }
}
