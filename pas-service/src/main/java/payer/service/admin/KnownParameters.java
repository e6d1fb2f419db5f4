package payer.service.admin;

import io.micronaut.http.HttpRequest;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** A parameter that nobody knows is refused: to pass over a misspelt filter would be to answer another question. */
final class KnownParameters {
    private KnownParameters() {}

    static void require(HttpRequest<?> request, String... known) {
        var names = Set.of(known);
        if (!names.containsAll(request.getParameters().names()))
            throw Problem.of(ProblemKind.INVALID_VALUE, "The parameters here are " + String.join(", ", known));
    }
}
