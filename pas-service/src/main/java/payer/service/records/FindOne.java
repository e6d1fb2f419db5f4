package payer.service.records;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.index.RecordTypes;
import payer.service.records.search.QueryReader;
import payer.service.records.search.QueryText;
import payer.service.records.search.Searches;

/** Finds the one record that a condition means. */
@Singleton
final class FindOne {
    private final QueryReader queries;
    private final Searches searches;

    FindOne(QueryReader queries, Searches searches) {
        this.queries = queries;
        this.searches = searches;
    }

    /** Empty if there is none; a {@code Problem} if there are several, or if the condition asks for nothing in particular. */
    Optional<RecordKey> one(String type, QueryText which) {
        if (!RecordTypes.keeps(type)) throw RecordKey.unknownType(type);
        var query = queries.read(type, which, true);
        if (query.conditions().isEmpty())
            throw Problem.of(ProblemKind.PRECONDITION_FAILED, "The condition must name what to look for");
        var found = searches.find(query, 2, Optional.empty()).matches();
        if (found.size() > 1)
            throw new Problem(
                    ProblemKind.PRECONDITION_FAILED,
                    List.of(Problem.Issue.of(
                            IssueType.MULTIPLE_MATCHES, "More than one " + type + " satisfies the condition")));
        return found.stream().findFirst().map(RecordVersion::key);
    }
}
