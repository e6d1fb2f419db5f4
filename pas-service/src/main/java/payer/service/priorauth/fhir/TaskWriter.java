package payer.service.priorauth.fhir;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.UrlType;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.Standing;
import payer.service.runtime.ServiceSettings;

/**
 * Shows the open lines of an authorization as Tasks: one for all the forms that whoever asked is asked for, and one for each
 * line that a person looks at. A Task is a rendering, not a second state.
 */
@Singleton
public final class TaskWriter {
    private static final String FORMS = "-forms";
    private static final String URI = "urn:ietf:rfc:3986";
    private static final String TASK_CODES = "http://hl7.org/fhir/CodeSystem/task-code";

    private final String url;
    private final ZoneId zone;
    private final FormAddress forms;

    TaskWriter(ServiceSettings settings, FormAddress forms) {
        this.url = settings.url().toString();
        this.zone = settings.zone();
        this.forms = forms;
    }

    /** What a Task points at: as references into a bundle, or by number. */
    record About(Reference patient, Reference claim, Identifier payer, Identifier provider) {}

    /** All Tasks of an authorization, as they are read by themselves. */
    public List<Task> tasks(PriorAuth authorization, Release release) {
        var request = authorization.request();
        var about = new About(
                new Reference().setIdentifier(Ids.identifier(request.parties().member())),
                new Reference().setIdentifier(Ids.identifier(request.identifier())),
                new Identifier().setSystem(URI).setValue(url),
                new Identifier().setSystem(Pas.NPI).setValue(request.parties().requester()));
        var tasks = new ArrayList<>(requests(authorization, release, about));
        authorization.lines().stream()
                .filter(line -> line.standing() instanceof Standing.Pended)
                .map(line -> review(authorization, line, about))
                .forEach(tasks::add);
        return tasks;
    }

    /** What whoever asked is asked for, as a Task of the guide. */
    List<Task> requests(PriorAuth authorization, Release release, About about) {
        var asked = authorization.lines().stream()
                .filter(line -> line.standing() instanceof Standing.Asked)
                .toList();
        return asked.isEmpty() ? List.of() : List.of(forms(authorization, asked, release, about));
    }

    private Task forms(PriorAuth authorization, List<AuthLine> asked, Release release, About about) {
        var task = task(authorization, authorization.id() + FORMS, about);
        task.setStatus(TaskStatus.REQUESTED);
        task.setCode(Concepts.pas("attachment-request-questionnaire"));
        var who = release == Release.R2_0 ? about.payer() : about.provider();
        task.setRequester(new Reference().setIdentifier(who.copy()));
        task.setOwner(new Reference().setIdentifier(who.copy()));
        task.addInput()
                .setType(Concepts.pas("payer-url"))
                .setValue(new UrlType(url + release.path() + "/$submit-attachment"));
        asked.forEach(line -> form(task, authorization, line, release));
        return task;
    }

    private void form(Task task, PriorAuth authorization, AuthLine line, Release release) {
        var input = task.addInput();
        switch (release) {
            case R2_0 -> {
                input.addExtension(new Extension(Pas.extension("paLineNumber"), new IntegerType(line.sequence())));
                input.setType(Concepts.pas("questionnaires-needed"));
                input.setValue(new Identifier()
                        .setSystem(URI)
                        .setValue(forms.of(line.standing().basis())));
            }
            case R2_2 -> {
                input.addExtension(
                        new Extension(Pas.extension("serviceLineNumber"), new PositiveIntType(line.sequence())));
                input.setType(Concepts.pas("questionnaire-context"));
                input.setValue(new StringType(Traces.of(authorization, line).value()));
            }
        }
    }

    private Task review(PriorAuth authorization, AuthLine line, About about) {
        var task = task(authorization, authorization.id() + "-" + line.sequence(), about);
        task.setStatus(TaskStatus.INPROGRESS);
        task.setCode(Concepts.of(TASK_CODES, "approve"));
        task.setRequester(new Reference().setIdentifier(about.provider().copy()));
        task.setOwner(new Reference().setIdentifier(about.payer().copy()));
        task.setDescription("A person looks at line " + line.sequence() + " of this request.");
        return task;
    }

    private Task task(PriorAuth authorization, String id, About about) {
        var task = new Task();
        task.setId(id);
        task.addIdentifier().setSystem(url + "/sid/task").setValue(id);
        task.setIntent(TaskIntent.ORDER);
        task.setFor(about.patient().copy());
        task.setReasonCode(Concepts.pas("priorAuthorization"));
        task.setReasonReference(about.claim().copy());
        task.setAuthoredOnElement(Concepts.moment(authorization.received()));
        task.setLastModifiedElement(Concepts.moment(authorization.changed()));
        task.getRestriction()
                .getPeriod()
                .setEndElement(new DateTimeType(due(authorization).toString()));
        return task;
    }

    private LocalDate due(PriorAuth authorization) {
        return authorization.clock().dueNow().atZone(zone).toLocalDate();
    }
}
