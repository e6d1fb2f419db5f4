package payer.service.review.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.Colleagues;
import payer.service.review.Colleagues.SavedFilter;
import payer.service.review.WorkCases;
import payer.service.review.WorklistFilter;
import payer.service.review.pages.WorklistPages;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** The worklist: what waits, whose it is, and who takes it next. */
@Controller("/review")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(
        page = true,
        roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
final class WorklistController {
    private static final int LAST_PAGE = 2_000;
    private static final int LONGEST_NAME = 60;
    private static final String NOTHING_FREE = "none";

    private final WorklistPages pages;
    private final WorkCases cases;
    private final Colleagues colleagues;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    WorklistController(
            WorklistPages pages,
            WorkCases cases,
            Colleagues colleagues,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.pages = pages;
        this.cases = cases;
        this.colleagues = colleagues;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Get
    ModelAndView<Map<String, Object>> list(HttpRequest<?> request, Visit visit) {
        var filter = WorklistFilter.of(name -> request.getParameters().getFirst(name));
        var page = pages.page(filter, number(request), notice(request), visit, clock.instant());
        return new ModelAndView<>("review/worklist", Map.of("page", page, "visit", visit));
    }

    @Post("/claim-next")
    HttpResponse<?> claimNext(@Body String body, Visit visit) {
        var filter = filter(visit.posted(body));
        var claimed = cases.claimNext(filter, DecisionFields.clinician(visit), visit.caller());
        return seeOther(claimed.map(id -> "/review/" + id).orElseGet(() -> list(filter, "claimed", NOTHING_FREE)));
    }

    @Post("/assign")
    HttpResponse<?> assign(@Body String body, Visit visit) {
        var posted = visit.posted(body);
        var ids = posted.all("case").stream().map(WorklistController::id).toList();
        var to = posted.typed("to").filter(subject -> !subject.equals("-"));
        var changed = cases.assign(ids, to, visit.caller());
        return seeOther(list(filter(posted), "assigned", Integer.toString(changed)));
    }

    @Post("/filters")
    HttpResponse<?> save(@Body String body, Visit visit) {
        var posted = visit.posted(body);
        var name = posted.typed("name")
                .filter(text -> text.length() <= LONGEST_NAME)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.MISSING, "A filter is saved under a name of at most " + LONGEST_NAME + " letters"));
        var filter = filter(posted);
        transactions.executeWrite(tx -> {
            colleagues.save(visit.member().subject(), new SavedFilter(name, filter.query()));
            return name;
        });
        return seeOther(list(filter, "saved", "1"));
    }

    @Post("/filters/forget")
    HttpResponse<?> forget(@Body String body, Visit visit) {
        var posted = visit.posted(body);
        transactions.executeWrite(tx -> {
            colleagues.forget(visit.member().subject(), posted.text("name"));
            return true;
        });
        return seeOther(list(filter(posted), "forgotten", "1"));
    }

    private static WorklistFilter filter(Posted posted) {
        return WorklistFilter.of(posted::typed);
    }

    private static PriorAuthId id(String text) {
        try {
            return new PriorAuthId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "That is no case; load the worklist again");
        }
    }

    private static String list(WorklistFilter filter, String what, String value) {
        var query = filter.query();
        return "/review?" + (query.isEmpty() ? "" : query + "&") + what + "=" + value;
    }

    private static HttpResponse<?> seeOther(String address) {
        return HttpResponse.seeOther(URI.create(address));
    }

    private static int number(HttpRequest<?> request) {
        return request.getParameters()
                .getFirst("page")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .filter(page -> page <= LAST_PAGE)
                .orElse(0);
    }

    private static String notice(HttpRequest<?> request) {
        var parameters = request.getParameters();
        if (parameters.contains("claimed")) return "Nothing is free here just now that you may decide.";
        if (parameters.contains("saved")) return "The filter is saved.";
        if (parameters.contains("forgotten")) return "The filter is gone.";
        return parameters
                .getFirst("assigned")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(count -> count.equals("1") ? "1 case has changed hands." : count + " cases have changed hands.")
                .orElse("");
    }
}
