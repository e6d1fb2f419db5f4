package payer.service.priorauth.fhir;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.IssueType;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.priorauth.Attachment;
import payer.service.priorauth.BusinessId;
import payer.service.priorauth.SentForms;
import payer.service.runtime.ServiceSettings;

/** Reads what the operation {@code $submit-attachment} of the CDex guide takes. */
@Singleton
public final class AttachmentReader {
    private static final String PRIOR_AUTHORIZATION = "preauthorization";
    private static final String CONTENT =
            "Parameters.parameter.where(name='Attachment').part.where(name='Content').resource";
    private static final Pattern LINE = Pattern.compile("[1-9]\\d{0,5}");

    private final FhirText text;
    private final SentForms forms;
    private final Clock clock;
    private final ZoneId zone;

    AttachmentReader(FhirText text, SentForms forms, Clock clock, ServiceSettings service) {
        this.text = text;
        this.forms = forms;
        this.clock = clock;
        this.zone = service.zone();
    }

    public Attachment read(Received received) {
        var parameters = text.read(received, Parameters.class);
        var complaints = new Complaints();
        var tracking = identifier(parameters, "TrackingId", complaints);
        var member = identifier(parameters, "MemberId", complaints);
        attachTo(parameters, complaints);
        var lines = lines(parameters, complaints);
        var contents = contents(parameters);
        complaints.require(
                !contents.isEmpty(), IssueType.REQUIRED, "there is something attached", "Parameters.parameter");
        var check = new FormsCheck(forms, LocalDate.ofInstant(clock.instant(), zone), complaints);
        contents.forEach(content -> check.check(content, CONTENT));
        complaints.throwIfAny();
        return new Attachment(
                tracking.orElseThrow(),
                member.orElseThrow(),
                lines,
                BundleFacts.ofAttached(contents),
                mustBeRead(contents),
                received);
    }

    private static Optional<BusinessId> identifier(Parameters parameters, String name, Complaints complaints) {
        return complaints.required(
                () -> named(parameters, name)
                        .map(ParametersParameterComponent::getValue)
                        .filter(value -> value instanceof Identifier identifier && SmallValues.isTold(identifier))
                        .map(value -> SmallValues.of((Identifier) value)),
                name + " is given",
                "Parameters.parameter.where(name='" + name + "')");
    }

    private static void attachTo(Parameters parameters, Complaints complaints) {
        var to = named(parameters, "AttachTo").map(ParametersParameterComponent::getValue);
        complaints.require(
                to.filter(value -> value instanceof CodeType code && PRIOR_AUTHORIZATION.equals(code.getValue()))
                        .isPresent(),
                IssueType.VALUE,
                "attachments are taken here for prior authorization (AttachTo is preauthorization)",
                "Parameters.parameter.where(name='AttachTo')");
    }

    private static Optional<ParametersParameterComponent> named(Parameters parameters, String name) {
        return parameters.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .findFirst();
    }

    /** Empty if it does not say for which. */
    private static Set<Integer> lines(Parameters parameters, Complaints complaints) {
        var lines = new HashSet<Integer>();
        for (var parameter : parameters.getParameter())
            parameter.getPart().stream()
                    .filter(part -> "LineItem".equals(part.getName()) && part.hasValue())
                    .map(part -> String.valueOf(part.getValue().primitiveValue()))
                    .forEach(line -> {
                        var isNumber = LINE.matcher(line).matches();
                        complaints.require(
                                isNumber, IssueType.VALUE, "a line item is the number of a line", Attachment.LINES);
                        if (isNumber) lines.add(Integer.valueOf(line));
                    });
        return lines;
    }

    private static List<Resource> contents(Parameters parameters) {
        var contents = new ArrayList<Resource>();
        for (var parameter : parameters.getParameter())
            if ("Attachment".equals(parameter.getName()))
                parameter.getPart().stream()
                        .filter(part -> "Content".equals(part.getName()) && part.hasResource())
                        .map(ParametersParameterComponent::getResource)
                        .forEach(contents::add);
        return contents;
    }

    /** A document is for people; what is coded is read here and now. */
    private static boolean mustBeRead(List<Resource> contents) {
        return contents.stream().anyMatch(DocumentReference.class::isInstance);
    }
}
