package payer.service.metrics.http;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import payer.service.metrics.PublicReport;

/** The public report as JSON. */
@Introspected
record ShownReport(
        int year,
        String made,
        List<PublicReport.Measure> measures,
        List<PublicReport.Service> services,
        long notCounted,
        long stillOpen) {

    static ShownReport of(PublicReport report) {
        return new ShownReport(
                report.year(),
                report.made().toString(),
                report.measures(),
                report.services(),
                report.notCounted(),
                report.stillOpen());
    }
}
