package payer.service.operations;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.views.ModelAndView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.metrics.CompileReport;
import payer.service.metrics.DecidedRequest;
import payer.service.runtime.ServiceSettings;
import payer.service.security.staff.Visit;

/** The public report of a year as a page, down to the cases behind its figures. */
@Controller("/operations/report")
@Produces(MediaType.TEXT_HTML)
@Needs(
        page = true,
        roles = {Role.OPERATOR, Role.REPORTER})
final class ReportPageController {
    private static final int FIRST = 2020;
    private static final int LAST = 2100;
    private static final int SHOWN_CASES = 500;

    private final CompileReport compile;
    private final ServiceSettings service;
    private final Clock clock;

    ReportPageController(CompileReport compile, ServiceSettings service, Clock clock) {
        this.compile = compile;
        this.service = service;
        this.clock = clock;
    }

    @Get
    ModelAndView<Map<String, Object>> thisYear(Visit visit) {
        return shown(clock.instant().atZone(service.zone()).getYear(), visit);
    }

    @Get("/{year}")
    ModelAndView<Map<String, Object>> report(@PathVariable int year, Visit visit) {
        if (year < FIRST || year > LAST)
            throw Problem.of(ProblemKind.NOT_FOUND, "There is no report of this year", "year");
        return shown(year, visit);
    }

    private ModelAndView<Map<String, Object>> shown(int year, Visit visit) {
        List<DecidedRequest> cases = compile.cases(year);
        return new ModelAndView<>(
                "operations/report",
                Map.of(
                        "report", compile.report(year),
                        "cases", cases.stream().limit(SHOWN_CASES).toList(),
                        "all", cases.size(),
                        "visit", visit));
    }
}
