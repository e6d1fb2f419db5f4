package payer.service.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Makes records out of entries: the JSON, and the link to the record before. Pure. */
final class Chaining {
    private static final AuditEntry BEGIN =
            AuditEntry.of(Act.of(Act.Kind.GENESIS, "begin-chain", "", ""), Actor.ourselves("audit"));

    /** Which program writes, when, and under which id. */
    record Stamp(Instant at, UUID id, String software) {
        Stamp {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    private Chaining() {}

    /** The first record of a day's chain: it follows the last one of the chain before. */
    static AuditRecord genesis(ChainHead head, RecordPlace place, Stamp stamp) {
        var entry = BEGIN.place(new Place(place.tenant(), "", ""))
                .ruling(Ruling.PERMIT.on(Map.of(
                        "follows", head.place().toString(), "hash", head.hash().toString())));
        return record(head, place, entry, stamp);
    }

    static AuditRecord record(ChainHead head, RecordPlace place, AuditEntry entry, Stamp stamp) {
        var json = CanonicalJson.of(fields(head, place, entry, stamp));
        return new AuditRecord(
                place,
                stamp.at(),
                stamp.id(),
                entry.actor().client(),
                entry.patients(),
                json,
                head.hash(),
                AuditRecord.hash(head.hash(), json));
    }

    private static Map<String, Object> fields(ChainHead head, RecordPlace place, AuditEntry entry, Stamp stamp) {
        var fields = new Fields()
                .put("ts", stamp.at().toString())
                .put("id", stamp.id().toString())
                .put("corr", entry.correlation())
                .put("client", client(entry.actor()))
                .put("user", entry.actor().user().orElse(""))
                .put("obo", entry.actor().onBehalfOf().orElse(""))
                .put("patients", entry.patients())
                .put("req", request(entry.act()))
                .put("scopes", entry.token().scopes())
                .put("jti", entry.token().hash())
                .put("mapping", entry.mappingVersion())
                .put("software", stamp.software());
        addOrigin(fields, entry.origin());
        addAnswer(fields, entry.answer());
        addRuling(fields, entry.ruling());
        addPlace(fields, head, place, entry.place());
        return fields.all;
    }

    private static Map<String, Object> client(Actor actor) {
        return new Fields()
                .put("id", actor.client())
                .put("class", actor.clientClass())
                .put("org", actor.organization())
                .all;
    }

    private static Map<String, Object> request(Act act) {
        return new Fields()
                .put("kind", act.kind().name())
                .put("op", act.interaction())
                .put("type", act.type())
                .put("id", act.id())
                .put("operation", act.operation())
                .put("q", act.query())
                .all;
    }

    private static void addOrigin(Fields fields, Origin origin) {
        fields.put("ip", origin.address()).put("ua", origin.userAgent()).put("mtls", origin.tlsSubject());
    }

    private static void addAnswer(Fields fields, Answer answer) {
        fields.all.put("status", answer.status());
        fields.all.put("rows", answer.rows());
        fields.all.put("bytes", answer.bytes());
        fields.put(
                "categories",
                answer.categories().stream().map(DataCategory::code).sorted().toList());
    }

    private static void addRuling(Fields fields, Ruling ruling) {
        fields.put("decision", ruling.decision().name().toLowerCase(Locale.ROOT))
                .put("reason", ruling.reason())
                .put("purpose", ruling.purpose());
        if (!ruling.basis().isEmpty()) fields.all.put("basis", ruling.basis());
    }

    private static void addPlace(Fields fields, ChainHead head, RecordPlace place, Place where) {
        fields.put("tenant", place.tenant()).put("api", where.base()).put("version", where.apiVersion());
        fields.put("chain", place.chain()).put("prev", head.hash().toString());
        fields.all.put("seq", place.seq());
    }

    /** Leaves out what is empty. */
    private static final class Fields {
        private final Map<String, Object> all = new LinkedHashMap<>();

        Fields put(String name, String text) {
            if (!text.isEmpty()) all.put(name, text);
            return this;
        }

        Fields put(String name, List<String> texts) {
            if (!texts.isEmpty()) all.put(name, texts);
            return this;
        }

        Fields put(String name, Map<String, Object> object) {
            all.put(name, object);
            return this;
        }
    }
}
