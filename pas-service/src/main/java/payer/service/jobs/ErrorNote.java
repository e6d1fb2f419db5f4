package payer.service.jobs;

import java.util.Arrays;
import payer.problem.Problem;
import payer.service.database.SqlFault;

/**
 * What may be kept of an error. Texts of other people's exceptions quote what they were given, so of those only the class and
 * the place in our code remain; our own texts name no person.
 */
final class ErrorNote {
    private static final int LONGEST = 500;
    private static final int MOST_CAUSES = 3;

    private ErrorNote() {}

    static String of(Throwable error) {
        var note = named(error) + causes(error) + place(error);
        return note.length() <= LONGEST ? note : note.substring(0, LONGEST);
    }

    private static String named(Throwable error) {
        return isOurText(error)
                ? error.getClass().getSimpleName() + ": " + error.getMessage()
                : error.getClass().getName();
    }

    private static boolean isOurText(Throwable error) {
        return error instanceof Problem || error instanceof SqlFault;
    }

    private static String causes(Throwable error) {
        var names = new StringBuilder();
        var cause = error.getCause();
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            names.append(" by ").append(cause.getClass().getName());
            cause = cause.getCause();
        }
        return names.toString();
    }

    private static String place(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("payer."))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
