package payer.service.fhir.edge;

import java.sql.SQLException;

/**
 * An exception for the log without its message: a message may quote a row, a value, a document. Its type, its place in
 * our code and a database's error code are what finds a defect.
 */
final class Traces {
    private static final int FRAMES = 40;
    private static final int CAUSES = 8;

    private Traces() {}

    static String of(Throwable thrown) {
        var text = new StringBuilder();
        var cause = thrown;
        for (var depth = 0; cause != null && depth < CAUSES; depth++) {
            if (depth > 0) text.append("\nCaused by: ");
            add(text, cause);
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static void add(StringBuilder text, Throwable thrown) {
        text.append(thrown.getClass().getName());
        if (thrown instanceof SQLException sql)
            text.append(" (SQL state ").append(sql.getSQLState()).append(')');
        var frames = thrown.getStackTrace();
        for (var i = 0; i < Math.min(FRAMES, frames.length); i++)
            text.append("\n\tat ").append(frames[i]);
    }
}
