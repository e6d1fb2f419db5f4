package payer.service.records.load;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;

/** Where files of records are sent, by those who keep the payer's data. */
@Controller("/records/loads")
@Needs(roles = Role.DATA_STEWARD)
final class LoadController {
    private static final int MOST_REFUSED = 1_000;
    private static final int MOST_LISTED = 100;

    private final ReceiveLoads receive;

    LoadController(ReceiveLoads receive) {
        this.receive = receive;
    }

    @Post
    HttpResponse<LoadView> begin(@QueryValue String name, Caller caller) {
        return HttpResponse.created(view(receive.begin(name, caller)));
    }

    @Get
    List<LoadView> list() {
        return receive.list(MOST_LISTED).stream().map(this::view).toList();
    }

    @Get("/{id}")
    LoadView show(String id) {
        return view(receive.find(LoadId.of(id)));
    }

    /** Lines of JSON, as they stand in the file. */
    @Put(
            value = "/{id}/parts/{number}",
            consumes = {"application/fhir+ndjson", "application/x-ndjson", MediaType.TEXT_PLAIN})
    HttpResponse<?> part(String id, int number, @Body byte[] lines) {
        receive.receive(LoadId.of(id), number, lines);
        return HttpResponse.noContent();
    }

    @Post("/{id}/start")
    LoadView start(String id, @QueryValue int parts, Caller caller) {
        return view(receive.start(LoadId.of(id), parts, caller));
    }

    /** A page of what was refused, by line; the last line of a page is the {@code after} of the next. */
    @Get("/{id}/refused")
    List<RefusedLine> refused(
            String id, @QueryValue(defaultValue = "0") long after, @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_REFUSED)
            throw Problem.of(ProblemKind.INVALID_VALUE, "A page has 1 to " + MOST_REFUSED + " lines", "limit");
        return receive.refused(LoadId.of(id), after, limit);
    }

    private LoadView view(Load load) {
        return LoadView.of(load, receive.hasFailed(load));
    }
}
