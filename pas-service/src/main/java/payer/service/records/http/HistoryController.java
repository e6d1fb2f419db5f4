package payer.service.records.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.FhirApi;
import payer.service.fhir.Preferences;
import payer.service.records.ReadRecords;
import payer.service.records.RecordKey;
import payer.service.records.RecordVersion;
import payer.service.records.Records;
import payer.service.records.search.SearchLimits;

/** What became of a record, or of all of a type. A page's address is the place where the page before ended. */
@FhirApi
@Controller(RecordsBase.PATH)
final class HistoryController {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,15})-(\\d{1,19})-(\\d{1,9})");

    private static final Set<String> PARAMETERS = Set.of("_since", "_before", "_count", "_format", "_pretty");

    private final ReadRecords read;
    private final Bundles bundles;
    private final SearchLimits limits;

    HistoryController(ReadRecords read, Bundles bundles, SearchLimits limits) {
        this.read = read;
        this.bundles = bundles;
        this.limits = limits;
    }

    @Get("/{type:[A-Z][A-Za-z]+}/{id}/_history")
    @Needs(interaction = Interaction.HISTORY_INSTANCE, resource = "{type}")
    HttpResponse<?> ofRecord(String type, String id, HttpRequest<?> request, Caller caller, Preferences preferences) {
        var by = RecordController.acting(request, caller, Interaction.HISTORY_INSTANCE, type);
        if (preferences.strict()) refuseUnknown(request);
        var window = window(request);
        var versions = read.history(new RecordKey(type, id), window, by);
        return answer(type + "/" + id + "/_history", window, versions);
    }

    @Get("/{type:[A-Z][A-Za-z]+}/_history")
    @Needs(interaction = Interaction.HISTORY_TYPE, resource = "{type}")
    HttpResponse<?> ofType(String type, HttpRequest<?> request, Caller caller, Preferences preferences) {
        var by = RecordController.acting(request, caller, Interaction.HISTORY_TYPE, type);
        if (preferences.strict()) refuseUnknown(request);
        var window = window(request);
        return answer(type + "/_history", window, read.history(RecordController.known(type), window, by));
    }

    private static void refuseUnknown(HttpRequest<?> request) {
        if (!PARAMETERS.containsAll(request.getParameters().names()))
            throw Problem.of(ProblemKind.NOT_SUPPORTED, "A history is asked for by _since, _count and _before");
    }

    private HttpResponse<?> answer(String path, Records.Window window, List<RecordVersion> versions) {
        var next = versions.size() < window.count()
                ? Optional.<String>empty()
                : Optional.of(link(window.since(), Optional.of(text(versions.getLast())), window.count()));
        var self = link(window.since(), window.before().map(HistoryController::text), window.count());
        return HttpResponse.ok(new ServedDocument(bundles.history(path, self, next, versions)));
    }

    private static String link(Optional<Instant> since, Optional<String> before, int count) {
        return "_count=" + count + since.map(moment -> "&_since=" + moment).orElse("")
                + before.map(place -> "&_before=" + place).orElse("");
    }

    private Records.Window window(HttpRequest<?> request) {
        var parameters = request.getParameters();
        return new Records.Window(
                parameters.getFirst("_since").map(HistoryController::moment),
                parameters.getFirst("_before").map(HistoryController::place),
                parameters.getFirst("_count").map(this::count).orElse(limits.defaultCount()));
    }

    private int count(String text) {
        if (!text.matches("\\d{1,18}") || text.matches("0+"))
            throw Problem.of(ProblemKind.INVALID_VALUE, "_count is a whole number, 1 or more", "_count");
        return (int) Math.min(Long.parseLong(text), limits.mostCount());
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "_since is an instant, with its offset; a + in it is sent as %2B",
                    "_since");
        }
    }

    private static String text(RecordVersion version) {
        return version.at().toEpochMilli() + "-" + version.number() + "-" + version.version();
    }

    private static String text(Records.Place place) {
        return place.at().toEpochMilli() + "-" + place.number() + "-" + place.version();
    }

    private static Records.Place place(String text) {
        var parts = PLACE.matcher(text);
        if (!parts.matches()) throw Problem.of(ProblemKind.INVALID_VALUE, "This is no page of a history", "_before");
        try {
            return new Records.Place(
                    Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                    Long.parseLong(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "This is no page of a history", "_before");
        }
    }
}
