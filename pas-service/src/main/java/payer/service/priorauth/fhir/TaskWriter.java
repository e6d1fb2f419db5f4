package payer.service.priorauth.fhir;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeableConcept;
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
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.Standing;
import payer.service.provider.Npi;
import payer.service.runtime.ServiceSettings;

/**
 * Shows the open lines of an authorization as Tasks: one for all the forms that whoever asked is asked for, one for all the
 * documents, and one for each line that a person looks at. A Task is a rendering, not a second state.
 */
@Singleton
public final class TaskWriter {
    private static final String FORMS = "-forms";
    private static final String DOCUMENTS = "-documents";
    private static final String LOINC = "http://loinc.org";
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

    /** One that is open, or was; what it waited for is told by how it ended. */
    public Optional<Task> task(SeePriorAuths.History history, String id, Release release) {
        var course = history.course();
        for (int i = course.size() - 1; i >= 0; i--) {
            var ended =
                    i + 1 < course.size() ? Optional.of(history.events().get(i + 1)) : Optional.<PriorAuthEvent>empty();
            var found = tasks(course.get(i), release).stream()
                    .filter(task -> task.getIdElement().getIdPart().equals(id))
                    .findFirst();
            if (found.isPresent())
                return found.map(task -> ended.map(event -> ended(task, event)).orElse(task));
        }
        return Optional.empty();
    }

    private static Task ended(Task task, PriorAuthEvent event) {
        task.setLastModifiedElement(Concepts.moment(event.at()));
        if (event.kind() == PriorAuthEvent.Kind.REPLACED)
            return told(
                    task, TaskStatus.CANCELLED, "The request was changed; what is needed now goes with the change.");
        if (event.kind() == PriorAuthEvent.Kind.DECLINED)
            return told(task, TaskStatus.fromCode(event.reason()), "It cannot be sent, as the requester says.");
        return told(task, TaskStatus.COMPLETED, "Nothing more is needed for this.");
    }

    private static Task told(Task task, TaskStatus status, String reason) {
        return task.setStatus(status).setStatusReason(new CodeableConcept().setText(reason));
    }

    /** All open Tasks of an authorization, as they are read by themselves. */
    public List<Task> tasks(PriorAuth authorization, Release release) {
        if (authorization.replacedBy().isPresent()) return List.of();
        var request = authorization.request();
        var about = new About(
                new Reference()
                        .setIdentifier(SmallValues.identifier(request.parties().member())),
                new Reference().setIdentifier(SmallValues.identifier(request.identifier())),
                new Identifier().setSystem(URI).setValue(url),
                Npi.identifier(request.parties().requester()));
        var tasks = new ArrayList<>(requests(authorization, release, about));
        authorization.lines().stream()
                .filter(line ->
                        line.standing() instanceof Standing.Pended || line.standing() instanceof Standing.Reopened)
                .map(line -> review(authorization, line, about))
                .forEach(tasks::add);
        return tasks;
    }

    /** What whoever asked is asked for, as Tasks of the guide: one for each kind of thing. */
    List<Task> requests(PriorAuth authorization, Release release, About about) {
        var request = new Request(authorization, release, about);
        var tasks = new ArrayList<Task>();
        var forms = asked(authorization, Standing.Asked::asksForForm);
        if (!forms.isEmpty()) tasks.add(forms(request, forms));
        var documents = asked(authorization, asked -> !asked.documents().isEmpty());
        if (!documents.isEmpty()) tasks.add(documents(request, documents));
        return tasks;
    }

    private record Request(PriorAuth authorization, Release release, About about) {}

    private static List<AuthLine> asked(PriorAuth authorization, Predicate<Standing.Asked> wanted) {
        return authorization.lines().stream()
                .filter(line -> line.standing() instanceof Standing.Asked asked && wanted.test(asked))
                .toList();
    }

    private Task forms(Request request, List<AuthLine> lines) {
        var task = request(request, FORMS, "attachment-request-questionnaire");
        lines.forEach(line -> form(task, request.authorization(), line, request.release()));
        return task;
    }

    private Task documents(Request request, List<AuthLine> lines) {
        var task = request(request, DOCUMENTS, "attachment-request-code");
        for (var line : lines)
            if (line.standing() instanceof Standing.Asked asked)
                asked.documents().forEach(code -> document(task, line, code, request.release()));
        return task;
    }

    private Task request(Request request, String kind, String code) {
        var about = request.about();
        var task = task(request.authorization(), request.authorization().id() + kind, about);
        told(task, TaskStatus.REQUESTED, "The lines named here cannot be decided without this.");
        task.setCode(Concepts.pas(code));
        var who = request.release() == Release.R2_0 ? about.payer() : about.provider();
        task.setRequester(new Reference().setIdentifier(who.copy()));
        task.setOwner(new Reference().setIdentifier(who.copy()));
        task.addInput()
                .setType(Concepts.pas("payer-url"))
                .setValue(new UrlType(url + request.release().path() + "/$submit-attachment"));
        return task;
    }

    private static void document(Task task, AuthLine line, String code, Release release) {
        task.addInput()
                .setType(Concepts.pas("attachments-needed"))
                .setValue(Concepts.of(LOINC, code))
                .addExtension(lineNumber(line, release));
    }

    private static Extension lineNumber(AuthLine line, Release release) {
        return switch (release) {
            case R2_0 -> new Extension(Pas.extension("paLineNumber"), new IntegerType(line.sequence()));
            case R2_2 -> new Extension(Pas.extension("serviceLineNumber"), new PositiveIntType(line.sequence()));
        };
    }

    private void form(Task task, PriorAuth authorization, AuthLine line, Release release) {
        var input = task.addInput();
        input.addExtension(lineNumber(line, release));
        switch (release) {
            case R2_0 -> {
                input.setType(Concepts.pas("questionnaires-needed"));
                input.setValue(new Identifier()
                        .setSystem(URI)
                        .setValue(forms.of(line.standing().basis())));
            }
            case R2_2 -> {
                input.setType(Concepts.pas("questionnaire-context"));
                input.setValue(new StringType(Traces.of(authorization, line).value()));
            }
        }
    }

    private Task review(PriorAuth authorization, AuthLine line, About about) {
        var task = task(authorization, authorization.id() + "-" + line.sequence(), about);
        told(task, TaskStatus.INPROGRESS, "A reviewer decides.");
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
