package payer.service.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditReading;
import payer.service.audit.AuditSearch;
import payer.service.audit.AuditTrail;
import payer.service.audit.AuditVerification;
import payer.service.audit.NormalizedQuery;
import payer.service.audit.RecordFormat;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;

/** The audit trail, for auditors. What they do here is on record as well. */
@Controller("/admin/audit")
@Needs(roles = Role.AUDITOR)
final class AuditController {
    private static final MediaType NDJSON = MediaType.of("application/x-ndjson");

    private final AuditReading reading;
    private final AuditVerification verification;
    private final AuditTrail trail;
    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;
    private final Clock clock;

    AuditController(
            AuditReading reading,
            AuditVerification verification,
            AuditTrail trail,
            TransactionOperations<Connection> transactions,
            ObjectMapper json,
            Clock clock) {
        this.reading = reading;
        this.verification = verification;
        this.trail = trail;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** One page; {@code next} of the answer is the {@code after} of the next one. */
    @Get(value = "/records", produces = MediaType.APPLICATION_JSON)
    String search(
            @QueryValue Optional<String> patient,
            @QueryValue Optional<String> client,
            @QueryValue Optional<String> from,
            @QueryValue Optional<String> to,
            @QueryValue Optional<String> after,
            @QueryValue(defaultValue = "100") int limit,
            HttpRequest<?> request,
            Caller caller) {
        KnownParameters.require(request, "patient", "client", "from", "to", "after", "limit");
        var period = Period.of(from, to, clock.instant());
        var cursor = after.map(AuditSearch.Cursor::parse);
        var search =
                new AuditSearch(patient.map(AuditController::id), client, period.from(), period.to(), cursor, limit);
        return page(reading.search(search, searching(search, caller)));
    }

    private static AuditEntry searching(AuditSearch search, Caller caller) {
        var asked = new TreeMap<String, List<String>>();
        search.patient().ifPresent(patient -> asked.put("patient", List.of(patient)));
        search.client().ifPresent(client -> asked.put("client", List.of(client)));
        var act = act("search-audit").query(NormalizedQuery.of(asked));
        return AuditEntry.of(act, caller).patients(search.patient().stream().toList());
    }

    private static String page(AuditReading.Page page) {
        var records = page.records().stream().map(RecordFormat.RECORD::json).toList();
        var next =
                page.next().map(cursor -> ",\"next\":\"" + cursor.text() + "\"").orElse("");
        return "{\"records\":[" + String.join(",", records) + "]" + next + "}";
    }

    /** One record a line, in order of time, without a limit. */
    @Get("/export")
    StreamedFile export(
            @QueryValue Optional<String> from,
            @QueryValue Optional<String> to,
            @QueryValue(defaultValue = "record") RecordFormat as,
            HttpRequest<?> request,
            Caller caller) {
        KnownParameters.require(request, "from", "to", "as");
        var period = Period.of(from, to, clock.instant());
        var entry = AuditEntry.of(act("export-audit").query(as.name()), caller);
        return Streams.written(
                "audit-export",
                NDJSON,
                out -> reading.export(period.from(), period.to(), entry, record -> out.line(as.json(record))));
    }

    /** Reads the whole trail; blank lines keep the connection alive until the answer is there. */
    @Get("/verification")
    StreamedFile verify(Caller caller) {
        transactions.executeWrite(_ -> trail.append(AuditEntry.of(act("verify-audit"), caller)));
        return Streams.eventually(
                "audit-verification", MediaType.APPLICATION_JSON_TYPE, () -> written(verification.verify()));
    }

    private String written(Object report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that cannot be written", e);
        }
    }

    /** Written as a reference, too. */
    private static String id(String patient) {
        return patient.startsWith("Patient/") ? patient.substring("Patient/".length()) : patient;
    }

    private static Act act(String name) {
        return Act.of(Act.Kind.ADMINISTRATION, name, "AuditRecord", "");
    }
}
