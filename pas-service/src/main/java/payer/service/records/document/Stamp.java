package payer.service.records.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/**
 * What the server says in a record: its id, which version it is, and since when. Set into the received text where FHIR has a
 * place for it; everything else stays as it came, to the last zero of a decimal.
 */
public record Stamp(String id, int version, Instant at) {
    /** These stand at the beginning of most documents, whose rest then need not be read once more. */
    private static final Set<String> MARKED = Set.of("resourceType", "id", "meta");

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    /** The last one asked for: all records of a transaction have the same moment. */
    private static volatile Written last = Written.of(Instant.EPOCH);

    private record Written(Instant moment, String text) {
        static Written of(Instant moment) {
            return new Written(moment, INSTANT.format(moment));
        }
    }

    public static String text(Instant moment) {
        var known = last;
        if (known.moment.equals(moment)) return known.text;
        var written = Written.of(moment);
        last = written;
        return written.text;
    }

    /** Always the same bytes from the same bytes, so a repeated document is recognized by equality. */
    public byte[] on(byte[] json) {
        var splices = new Splices(json);
        var members = JsonSlices.members(json, 0, MARKED);
        var type = JsonSlices.member(members, "resourceType").orElseThrow();
        var behindType = new StringBuilder();
        JsonSlices.member(members, "id")
                .ifPresentOrElse(
                        member -> splices.replace(member.value(), member.end(), quoted(id)),
                        () -> behindType.append(",\"id\":").append(quoted(id)));
        JsonSlices.member(members, "meta")
                .ifPresentOrElse(
                        meta -> intoMeta(splices, JsonSlices.members(json, meta.value()), meta.value()),
                        () -> behindType.append(",\"meta\":{").append(marks()).append("}"));
        splices.insert(type.end(), behindType.toString());
        return splices.applied();
    }

    private void intoMeta(Splices splices, List<JsonSlices.Slice> members, int start) {
        var missing = new StringBuilder();
        setOrAdd(splices, members, "versionId", quoted(String.valueOf(version)), missing);
        setOrAdd(splices, members, "lastUpdated", quoted(text(at)), missing);
        if (members.isEmpty() && !missing.isEmpty()) missing.setLength(missing.length() - 1);
        splices.insert(start + 1, missing.toString());
    }

    private static void setOrAdd(
            Splices splices, List<JsonSlices.Slice> members, String name, String value, StringBuilder missing) {
        JsonSlices.member(members, name)
                .ifPresentOrElse(
                        member -> splices.replace(member.value(), member.end(), value),
                        () -> missing.append('"')
                                .append(name)
                                .append("\":")
                                .append(value)
                                .append(','));
    }

    private String marks() {
        return "\"versionId\":" + quoted(String.valueOf(version)) + ",\"lastUpdated\":" + quoted(text(at));
    }

    /** Ids, numbers and times have no character that needs escaping. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
