package payer.service.records;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Interaction;
import payer.service.records.search.QueryReader;
import payer.service.records.search.QueryText;
import payer.service.records.search.Searches;
import payer.service.records.search.Sight;

/** Finds the one record that a condition means, among those that whoever asks may search for. */
@Singleton
final class FindOne {
    private final QueryReader queries;
    private final Searches searches;
    private final Sight sight;

    FindOne(QueryReader queries, Searches searches, Sight sight) {
        this.queries = queries;
        this.searches = searches;
        this.sight = sight;
    }

    /** Empty if there is none; a {@code Problem} if there are several, or if the condition asks for nothing in particular. */
    Optional<RecordKey> one(String type, QueryText which, Rights rights) {
        RecordKey.knownType(type);
        // Whether something is found tells of its content, as a search does.
        rights.require(Interaction.SEARCH, type);
        var query = queries.read(type, which, true);
        if (query.conditions().isEmpty())
            throw Problem.of(ProblemKind.INVALID_VALUE, "The condition must name what to look for");
        var found = searches.find(sight.of(query, rights), 2, Optional.empty()).matches();
        if (found.size() > 1)
            throw new Problem(
                    ProblemKind.PRECONDITION_FAILED,
                    List.of(Problem.Issue.of(
                            IssueType.MULTIPLE_MATCHES, "More than one " + type + " satisfies the condition")));
        return found.stream().findFirst().map(RecordVersion::key);
    }
}
