package payer.service.priorauth.fhir;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** Reads what a client says of a Task: its status, and nothing else of it counts. */
@Singleton
public final class TaskReader {
    private final FhirText text;

    TaskReader(FhirText text) {
        this.text = text;
    }

    public TaskStatus read(Received received, String id) {
        var task = text.read(received, Task.class);
        if (!id.equals(task.getIdElement().getIdPart()))
            throw Problem.of(ProblemKind.INVALID_VALUE, "the Task has the id of its address", "Task.id");
        if (!task.hasStatus()) throw Problem.of(ProblemKind.MISSING, "a Task has a status", "Task.status");
        return task.getStatus();
    }
}
