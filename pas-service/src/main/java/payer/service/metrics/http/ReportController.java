package payer.service.metrics.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.metrics.CompileReport;
import payer.service.metrics.PublicReport;

/** The public report of a year as JSON and as a table, and the cases behind it. */
@Controller("/admin/reports/prior-authorization")
@Needs(roles = Role.REPORTER)
final class ReportController {
    private static final int FIRST = 2020;
    private static final int LAST = 2100;

    private final CompileReport compile;

    ReportController(CompileReport compile) {
        this.compile = compile;
    }

    @Get("/{year}")
    ShownReport report(int year) {
        return ShownReport.of(compile.report(known(year)));
    }

    @Get("/{year}/measures.csv")
    @Produces("text/csv")
    String table(int year) {
        return compile.report(known(year)).measures().stream()
                .map(ReportController::row)
                .collect(Collectors.joining("\r\n", "number,measure,value,unit\r\n", "\r\n"));
    }

    /** Ids and figures, no personal data. */
    @Get("/{year}/cases.csv")
    @Produces("text/csv")
    String cases(int year) {
        return compile.cases(known(year)).stream()
                .map(one -> Stream.of(
                                one.id(),
                                one.expedited(),
                                one.extended(),
                                one.outcome(),
                                one.appeal(),
                                one.received(),
                                one.decided())
                        .map(Object::toString)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(
                        "\r\n", "id,expedited,extended,outcome,appeal,received,decided\r\n", "\r\n"));
    }

    private static String row(PublicReport.Measure measure) {
        return List.of(Integer.toString(measure.number()), measure.name(), measure.value(), measure.unit()).stream()
                .map(text -> '"' + text.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    private static int known(int year) {
        if (year < FIRST || year > LAST)
            throw Problem.of(ProblemKind.NOT_FOUND, "there is no report of this year", "year");
        return year;
    }
}
