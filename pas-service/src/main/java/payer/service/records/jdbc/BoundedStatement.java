package payer.service.records.jdbc;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.database.Sql;
import payer.service.database.SqlFault;
import payer.service.records.search.SearchLimits;

/** A search's statement, given up after its time. Its settings travel in the same message. */
final class BoundedStatement {
    private static final String GIVEN_UP = "57014";

    private final Sql sql;

    BoundedStatement(Connection connection, SqlText text, Planning planning, SearchLimits limits) {
        this.sql = Sql.of(connection, text.text(), text.values()).behind(planning.settings(limits));
    }

    <T> List<T> list(Sql.Reading<T> reading) {
        try {
            return sql.list(reading);
        } catch (SqlFault e) {
            throw e.state().equals(GIVEN_UP) ? tooCostly() : e;
        }
    }

    <T> Optional<T> first(Sql.Reading<T> reading) {
        return list(reading).stream().findFirst();
    }

    private static Problem tooCostly() {
        return new Problem(
                ProblemKind.UNPROCESSABLE,
                List.of(Problem.Issue.of(
                        IssueType.TOO_COSTLY, "This search takes too long; narrow it, by a patient for example")));
    }
}
