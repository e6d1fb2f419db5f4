package payer.service.sandbox.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Open;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.runtime.Ids;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.Passes.Pass;
import payer.service.sandbox.chart.ChartSearch;
import payer.service.sandbox.chart.Nodes;

/** The small FHIR server of the pretend system: whoever shows one of its tokens reads, searches and writes one visit's records. */
@Controller(Addresses.FHIR)
@Consumes(MediaType.ALL)
@Produces({"application/fhir+json", MediaType.APPLICATION_JSON})
@Open("a system of its own, in demo mode only: it asks for its own tokens, and its patients are invented")
final class FhirController {
    private final Addresses addresses;
    private final Doorkeeper doorkeeper;
    private final FhirText text;
    private final Ids ids;

    FhirController(Addresses addresses, Doorkeeper doorkeeper, FhirText text, Ids ids) {
        this.addresses = addresses;
        this.doorkeeper = doorkeeper;
        this.text = text;
        this.ids = ids;
    }

    @Get("/metadata")
    HttpResponse<byte[]> metadata() {
        return answer(HttpStatus.OK, Metadata.of(addresses));
    }

    @Get("/{type}/{id}")
    HttpResponse<byte[]> read(String type, String id, HttpRequest<?> request) {
        var pass = doorkeeper.admit(request, 'r', type);
        var found = pass.visit()
                .records()
                .at(type + "/" + id)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such record in this chart"));
        return told(pass, request, "", HttpStatus.OK, found);
    }

    @Get("/{type}")
    HttpResponse<byte[]> search(String type, HttpRequest<?> request) {
        var pass = doorkeeper.admit(request, 's', type);
        return told(pass, request, "", HttpStatus.OK, found(pass, type, asked(request)));
    }

    @Post("/{type}/_search")
    HttpResponse<byte[]> search(String type, @Body String form, HttpRequest<?> request) {
        var pass = doorkeeper.admit(request, 's', type);
        return told(pass, request, form, HttpStatus.OK, found(pass, type, ChartSearch.parameters(form)));
    }

    @Post("/{type}")
    HttpResponse<byte[]> create(String type, @Body Received body, HttpRequest<?> request) {
        var pass = doorkeeper.admit(request, 'c', type);
        return written(pass, request, body, type, ids.next().toString(), HttpStatus.CREATED);
    }

    @Put("/{type}/{id}")
    HttpResponse<byte[]> update(String type, String id, @Body Received body, HttpRequest<?> request) {
        var pass = doorkeeper.admit(request, 'u', type);
        var isThere = pass.visit().records().at(type + "/" + id).isPresent();
        return written(pass, request, body, type, id, isThere ? HttpStatus.OK : HttpStatus.CREATED);
    }

    private HttpResponse<byte[]> written(
            Pass pass, HttpRequest<?> request, Received body, String type, String id, HttpStatus status) {
        var resource = json(body);
        if (!resource.path("resourceType").asText().equals(type))
            throw Problem.of(ProblemKind.INVALID_VALUE, "The address names another type than the body");
        if (!id.matches("[A-Za-z0-9.-]{1,64}")) throw Problem.of(ProblemKind.INVALID_VALUE, "This is no id");
        resource.put("id", id);
        pass.visit().records().put(resource);
        return told(pass, request, resource.toString(), status, resource);
    }

    /** Read as strictly as anything, so that what is stored here is FHIR. */
    private ObjectNode json(Received body) {
        try {
            return (ObjectNode) Nodes.parsed(text.write(text.read(body), FhirFormat.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode found(Pass pass, String type, Map<String, List<String>> parameters) {
        return new ChartSearch(pass.visit().records()).answer(type, parameters, addresses.fhir());
    }

    private static Map<String, List<String>> asked(HttpRequest<?> request) {
        var asked = new TreeMap<String, List<String>>();
        request.getParameters().forEach(entry -> asked.put(entry.getKey(), entry.getValue()));
        return asked;
    }

    private HttpResponse<byte[]> told(
            Pass pass, HttpRequest<?> request, String sent, HttpStatus status, JsonNode said) {
        doorkeeper.keep(pass, request, sent, status.getCode(), said.toString());
        var answer = answer(status, said);
        return status == HttpStatus.CREATED
                ? answer.header("Location", addresses.fhir() + "/" + Nodes.address(said))
                : answer;
    }

    private static io.micronaut.http.MutableHttpResponse<byte[]> answer(HttpStatus status, JsonNode said) {
        return HttpResponse.status(status, "").body(Nodes.bytes(said)).contentType(FhirFormat.JSON.contentType());
    }
}
