package payer.service.priorauth.http;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.Preferences;

/**
 * Which Tasks are sought. A parameter that is not known is refused, since to pass over it would be to answer another question;
 * who says {@code Prefer: handling=lenient} has it passed over.
 */
record TaskQuery(Optional<List<String>> ids, Optional<List<String>> statuses) {
    private static final String ID = "_id";
    private static final String STATUS = "status";

    /** With those that say how the answer is to be written, which the edge understands. */
    private static final Set<String> KNOWN = Set.of(ID, STATUS, "_format", "_pretty");

    static TaskQuery of(HttpRequest<?> request) {
        if (!Preferences.of(request).lenient()) refuseUnknown(request);
        return new TaskQuery(values(request, ID), values(request, STATUS));
    }

    private static void refuseUnknown(HttpRequest<?> request) {
        var unknown = request.getParameters().names().stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .map(TaskQuery::issue)
                .toList();
        if (!unknown.isEmpty()) throw new Problem(ProblemKind.NOT_SUPPORTED, unknown);
    }

    private static Problem.Issue issue(String name) {
        return new Problem.Issue(IssueType.NOT_SUPPORTED, "Tasks are sought by _id and status", name);
    }

    private static Optional<List<String>> values(HttpRequest<?> request, String name) {
        return request.getParameters()
                .getFirst(name)
                .filter(value -> !value.isBlank())
                .map(value -> List.of(value.split(",", -1)));
    }

    boolean wants(Task task) {
        return ids.filter(wanted -> !wanted.contains(task.getIdElement().getIdPart()))
                        .isEmpty()
                && statuses.filter(wanted -> !wanted.contains(task.getStatus().toCode()))
                        .isEmpty();
    }
}
