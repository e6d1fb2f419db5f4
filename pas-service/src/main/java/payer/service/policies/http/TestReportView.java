package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import payer.service.policies.CaseResult;
import payer.service.policies.TestDraft;

/** How the cases of a version ended. */
@Introspected
record TestReportView(boolean kept, int cases, @JsonInclude List<Result> differing, LifeView standing) {

    /** A case that did not end as stated. */
    @Introspected
    record Result(String name, @JsonInclude List<String> differences) {
        static Result of(CaseResult result) {
            return new Result(result.name(), result.differences());
        }
    }

    static TestReportView of(TestDraft.Report report) {
        var differing = report.cases().stream()
                .filter(one -> !one.isKept())
                .map(Result::of)
                .toList();
        return new TestReportView(report.isKept(), report.cases().size(), differing, LifeView.of(report.life()));
    }
}
