package payer.service.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.audit.Finding.Fault;

/** Follows one lane record by record and remembers only the last; stops at the first thing that is wrong. */
final class LaneWalk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChainHead last;
    /** An anchor, or the beginning, vouches for the last record; otherwise the next one does. */
    private boolean lastIsVouchedFor = true;

    private MerkleRoot tree = new MerkleRoot();
    private long records;
    private @Nullable Finding finding;

    LaneWalk(ChainHead start) {
        this.last = start;
    }

    ChainHead last() {
        return last;
    }

    long records() {
        return records;
    }

    boolean isBroken() {
        return finding != null;
    }

    Optional<Finding> finding() {
        return Optional.ofNullable(finding);
    }

    void follow(AuditRecord record) {
        if (finding != null) return;
        finding = check(record);
        if (finding != null) return;
        records++;
        tree.add(record.hash());
        last = last.after(record);
        lastIsVouchedFor = false;
    }

    private @Nullable Finding check(AuditRecord record) {
        var place = record.place();
        var expected = last.place().seq() + 1;
        if (place.seq() > expected) return missing(expected, place.seq() - 1);
        if (place.seq() < expected) return Finding.at(Fault.INSERTED, place, "two records stand in one place");
        if (!record.hasItsHash())
            return Finding.at(Fault.CHANGED, place, "the record does not have the hash that it bears");
        var differing = differences(record);
        if (!differing.isEmpty())
            return Finding.at(Fault.MISPLACED, place, "not as in the record: " + String.join(", ", differing));
        if (record.prev().equals(last.hash())) return null;
        return lastIsVouchedFor
                ? Finding.at(Fault.FORGED, place, "the record does not follow the one before it")
                : Finding.at(Fault.FORGED, last.place(), "the record after it follows another one than this");
    }

    /** Everything up to the given head was seen, and it is that head. */
    void arrive(RecordPlace end, Sha256 hash, String who) {
        if (finding != null) return;
        if (last.place().seq() < end.seq()) finding = missing(last.place().seq() + 1, end.seq());
        else if (!last.hash().equals(hash)) finding = Finding.at(Fault.HEAD, last.place(), who + " bears another hash");
    }

    /** Begins a span that an anchor vouches for. */
    void beginSpan() {
        tree = new MerkleRoot();
    }

    void endSpan(LaneSpan span, long anchor) {
        if (finding != null) return;
        if (last.place().seq() < span.to()) finding = missing(last.place().seq() + 1, span.to());
        else if (!last.hash().equals(span.head()) || !tree.root().equals(span.root()))
            finding = Finding.at(
                    Fault.FORGED,
                    new RecordPlace(span.tenant(), span.lane(), span.fromDay(), span.from() + 1),
                    "this record or a later one up to " + span.to()
                            + " was written anew with all that follow it: anchor " + anchor + " signed others");
        lastIsVouchedFor = true;
    }

    /** Where what an anchor vouches for began before the lane does now: only its end can be compared. */
    void endPartOfSpan(LaneSpan span) {
        arrive(span.end(), span.head(), "an anchor");
        lastIsVouchedFor = true;
    }

    private Finding missing(long first, long end) {
        var what = first == end ? "the record is missing" : "records " + first + " to " + end + " are missing";
        return Finding.at(
                Fault.MISSING,
                new RecordPlace(
                        last.place().tenant(), last.place().lane(), last.place().day(), first),
                what);
    }

    private static List<String> differences(AuditRecord record) {
        var different = new ArrayList<String>();
        var json = read(record.json());
        var place = record.place();
        if (!json.path("tenant").asText().equals(place.tenant())) different.add("tenant");
        if (!json.path("chain").asText().equals(place.chain())) different.add("chain");
        if (json.path("seq").asLong() != place.seq()) different.add("seq");
        if (!json.path("ts").asText().equals(record.at().toString())) different.add("time");
        if (!json.path("id").asText().equals(record.id().toString())) different.add("id");
        if (!json.path("client").path("id").asText().equals(record.client())) different.add("client");
        if (!json.path("prev").asText().equals(record.prev().toString())) different.add("prev");
        if (!patients(json).equals(record.patients())) different.add("patients");
        return different;
    }

    private static List<String> patients(JsonNode json) {
        var patients = new ArrayList<String>();
        json.path("patients").forEach(patient -> patients.add(patient.asText()));
        return patients;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
