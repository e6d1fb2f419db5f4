package payer.crd;

import java.util.Optional;
import payer.decision.Determination;
import payer.decision.ServiceLine;

/**
 * What is said of one order under one coverage, with what it follows from.
 *
 * @param authorization the number under which it is authorized already
 */
public record Advice(
        Subject subject,
        Statement statement,
        Optional<ServiceLine> line,
        Optional<Determination> determination,
        Optional<String> authorization) {

    public Advice(
            Subject subject, Statement statement, Optional<ServiceLine> line, Optional<Determination> determination) {
        this(subject, statement, line, determination, Optional.empty());
    }

    /** The same where it was asked for and authorized before: nothing is left to show. */
    public Advice authorizedAlready(String number) {
        var why = Ground.of("Authorized already; the authorization still covers it.");
        return new Advice(subject, statement.authorizedAlready(why), line, determination, Optional.of(number));
    }

    /** The same where nothing is authorized at ordering: all is shown, and the request is still to be made. */
    public Advice toBeAskedFor() {
        var why = Ground.of("Everything that the policy asks for is shown; authorization is still to be requested.");
        return new Advice(subject, statement.toBeAskedFor(why), line, determination);
    }

    @Override
    public String toString() {
        return "Advice on " + subject;
    }
}
