package payer.service.records.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.EdgeParameters;
import payer.service.fhir.FhirApi;
import payer.service.fhir.Preferences;
import payer.service.records.search.QueryText;
import payer.service.records.search.SearchRecords;

/** Searches, by address or by form. */
@FhirApi
@Controller(RecordsBase.PATH)
final class SearchController {
    private final SearchRecords search;
    private final Bundles bundles;

    SearchController(SearchRecords search, Bundles bundles) {
        this.search = search;
        this.bundles = bundles;
    }

    @Get("/{type:[A-Z][A-Za-z]+}")
    @Needs(interaction = Interaction.SEARCH, resource = "{type}")
    HttpResponse<?> byAddress(String type, HttpRequest<?> request, Caller caller, Preferences preferences) {
        return answer(type, query(request), request, caller, preferences);
    }

    /** A form that is empty, or not there at all, asks for no more than the address does. */
    @Post("/{type:[A-Z][A-Za-z]+}/_search")
    @Needs(interaction = Interaction.SEARCH, resource = "{type}")
    HttpResponse<?> byForm(
            String type, @Body @Nullable String form, HttpRequest<?> request, Caller caller, Preferences preferences) {
        if (form == null || form.isEmpty()) return answer(type, query(request), request, caller, preferences);
        refuseOtherThanForm(request);
        var asked = QueryText.parse(form);
        EdgeParameters.ofForm(request, asked.ofTheEdge());
        return answer(type, query(request).and(asked), request, caller, preferences);
    }

    private static void refuseOtherThanForm(HttpRequest<?> request) {
        if (request.getContentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::matches)
                .isEmpty())
            throw Problem.of(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "A search is sent as a form, " + MediaType.APPLICATION_FORM_URLENCODED);
    }

    private HttpResponse<?> answer(
            String type, QueryText query, HttpRequest<?> request, Caller caller, Preferences preferences) {
        var by = RecordController.acting(request, caller, Interaction.SEARCH, type);
        var known = RecordController.known(type);
        var cursor = query.first(Bundles.PAGE);
        var found = cursor.isPresent()
                ? search.next(known, cursor.get(), by)
                : search.search(known, query, preferences.strict(), by);
        return HttpResponse.ok(new ServedDocument(bundles.search(found, cursor)));
    }

    private static QueryText query(HttpRequest<?> request) {
        return QueryText.parse(
                Optional.ofNullable(request.getUri().getRawQuery()).orElse(""));
    }
}
