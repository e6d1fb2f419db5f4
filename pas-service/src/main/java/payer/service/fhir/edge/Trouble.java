package payer.service.fhir.edge;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import payer.problem.IssueType;
import payer.problem.ProblemKind;
import payer.service.fhir.Failure;

/** Faults that pass by themselves, told from defects: a database that is away, full, or that two requests fought over. */
final class Trouble {
    private static final int CAUSES = 20;
    private static final String SECONDS_UNTIL_BACK = "10";
    private static final String SECONDS_UNTIL_FREE = "1";

    private Trouble() {}

    static Optional<Failure> of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .flatMap(cause -> ofOne(cause).stream())
                .findFirst();
    }

    private static Optional<Failure> ofOne(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException) return Optional.of(away());
        if (cause instanceof SQLException sql && isGivenUp(sql)) return Optional.of(away());
        if (cause instanceof SQLException sql) return ofState(String.valueOf(sql.getSQLState()));
        if (cause instanceof IOException && isDiskFull(cause)) return Optional.of(full());
        return Optional.empty();
    }

    /** By the classes of PostgreSQL's error codes. */
    private static Optional<Failure> ofState(String state) {
        if (state.startsWith("53") || state.equals("58030")) return Optional.of(full());
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("25006")) return Optional.of(away());
        if (state.equals("40001") || state.equals("40P01") || state.equals("55P03")) return Optional.of(contended());
        if (state.equals("57014")) return Optional.of(slow());
        if (state.equals("22021") || state.equals("22P05")) return Optional.of(unkeepable());
        return Optional.empty();
    }

    /** The pool has dropped the connection since the server did not answer on it; what comes after says no more. */
    private static boolean isGivenUp(SQLException cause) {
        return cause.getSQLState() == null && "Connection is closed".equals(cause.getMessage());
    }

    private static boolean isDiskFull(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("No space left on device");
    }

    private static Failure away() {
        return unavailable(
                IssueType.TRANSIENT, "our database cannot be reached just now; try again", SECONDS_UNTIL_BACK);
    }

    private static Failure full() {
        return unavailable(IssueType.TRANSIENT, "we are out of resources just now; try again", SECONDS_UNTIL_BACK);
    }

    private static Failure contended() {
        return unavailable(IssueType.TRANSIENT, "another request was in the way; try again", SECONDS_UNTIL_FREE);
    }

    private static Failure unkeepable() {
        return Failure.of(
                ProblemKind.INVALID_VALUE.status(), IssueType.VALUE, "a text holds U+0000, which cannot be kept");
    }

    private static Failure slow() {
        return unavailable(IssueType.TIMEOUT, "this took too long just now; try again", SECONDS_UNTIL_BACK);
    }

    private static Failure unavailable(IssueType type, String text, String seconds) {
        return Failure.of(ProblemKind.UNAVAILABLE.status(), type, text).with("Retry-After", seconds);
    }
}
