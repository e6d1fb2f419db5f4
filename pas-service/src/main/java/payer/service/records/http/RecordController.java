package payer.service.records.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.Correlation;
import payer.service.fhir.FhirApi;
import payer.service.fhir.Preferences;
import payer.service.fhir.Received;
import payer.service.records.Acting;
import payer.service.records.Precondition;
import payer.service.records.ReadRecords;
import payer.service.records.RecordKey;
import payer.service.records.Write;
import payer.service.records.WriteRecords;
import payer.service.records.search.Query;
import payer.service.records.search.QueryReader;
import payer.service.records.search.QueryText;

/** One record: read, written, deleted. */
@FhirApi
@Controller(RecordsBase.PATH)
final class RecordController {

    private final ReadRecords read;
    private final WriteRecords write;
    private final JsonOf json;
    private final Answers answers;
    private final QueryReader queries;

    RecordController(ReadRecords read, WriteRecords write, JsonOf json, Answers answers, QueryReader queries) {
        this.read = read;
        this.write = write;
        this.json = json;
        this.answers = answers;
        this.queries = queries;
    }

    @Get("/{type:[A-Z][A-Za-z]+}/{id}")
    @Needs(interaction = Interaction.READ, resource = "{type}")
    HttpResponse<?> read(String type, String id, HttpRequest<?> request, Caller caller) {
        var by = acting(request, caller, Interaction.READ, type);
        return answers.read(read.read(new RecordKey(type, id), by), parts(request, type));
    }

    /** Of the query only what says how much is shown. */
    private Query.Shown parts(HttpRequest<?> request, String type) {
        return queries.shown(
                type,
                QueryText.parse(
                        Optional.ofNullable(request.getUri().getRawQuery()).orElse("")));
    }

    @Get("/{type:[A-Z][A-Za-z]+}/{id}/_history/{version}")
    @Needs(interaction = Interaction.VREAD, resource = "{type}")
    HttpResponse<?> version(String type, String id, String version, HttpRequest<?> request, Caller caller) {
        var by = acting(request, caller, Interaction.VREAD, type);
        if (!version.matches("\\d{1,9}"))
            throw Problem.of(ProblemKind.NOT_FOUND, "There is no such version of this " + type);
        return answers.read(read.read(new RecordKey(type, id), Integer.parseInt(version), by), parts(request, type));
    }

    @Post("/{type:[A-Z][A-Za-z]+}")
    @Needs(interaction = Interaction.CREATE, resource = "{type}")
    HttpResponse<?> create(
            String type, @Body Received document, HttpRequest<?> request, Caller caller, Preferences preferences) {
        var by = acting(request, caller, Interaction.CREATE, type);
        var unless =
                Optional.ofNullable(request.getHeaders().get("If-None-Exist")).map(RecordController::query);
        return answers.written(
                write.write(new Write.Create(known(type), json.of(document), unless, ""), by), preferences);
    }

    @Put("/{type:[A-Z][A-Za-z]+}/{id}")
    @Needs(interaction = Interaction.UPDATE, resource = "{type}")
    HttpResponse<?> update(
            String type,
            String id,
            @Body Received document,
            HttpRequest<?> request,
            Caller caller,
            Preferences preferences) {
        var by = acting(request, caller, Interaction.UPDATE, type);
        var update = new Write.Update(new RecordKey(type, id), json.of(document), condition(request), "");
        return answers.written(write.write(update, by), preferences);
    }

    @Put("/{type:[A-Z][A-Za-z]+}")
    @Needs(interaction = Interaction.UPDATE, resource = "{type}")
    HttpResponse<?> updateFound(
            String type, @Body Received document, HttpRequest<?> request, Caller caller, Preferences preferences) {
        var by = acting(request, caller, Interaction.UPDATE, type);
        var which = QueryText.parse(
                Optional.ofNullable(request.getUri().getRawQuery()).orElse(""));
        var update =
                new Write.UpdateFound(known(type), which.withoutTheEdges(), json.of(document), condition(request), "");
        return answers.written(write.write(update, by), preferences);
    }

    @Delete("/{type:[A-Z][A-Za-z]+}/{id}")
    @Needs(interaction = Interaction.DELETE, resource = "{type}")
    HttpResponse<?> delete(String type, String id, HttpRequest<?> request, Caller caller) {
        var by = acting(request, caller, Interaction.DELETE, type);
        return answers.deleted(write.write(new Write.Delete(new RecordKey(type, id), condition(request)), by));
    }

    static Acting acting(HttpRequest<?> request, Caller caller, Interaction interaction, String type) {
        var by = Acting.caller(caller, Correlation.of(request));
        by.rights().require(interaction, type);
        return by;
    }

    static String known(String type) {
        return RecordKey.knownType(type);
    }

    private static QueryText query(String text) {
        var mark = text.indexOf('?');
        return QueryText.parse(mark < 0 ? text : text.substring(mark + 1));
    }

    private static Precondition condition(HttpRequest<?> request) {
        return Precondition.ifMatch(header(request, HttpHeaders.IF_MATCH), HttpHeaders.IF_MATCH)
                .or(Precondition.ifNoneMatch(header(request, HttpHeaders.IF_NONE_MATCH), HttpHeaders.IF_NONE_MATCH));
    }

    /** One that is sent in several lines is one list. */
    private static String header(HttpRequest<?> request, String name) {
        return String.join(",", request.getHeaders().getAll(name));
    }
}
