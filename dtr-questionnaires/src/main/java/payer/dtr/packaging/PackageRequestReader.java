package payer.dtr.packaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Reads the Parameters of {@code $questionnaire-package}, with everything that is wrong about them at once. */
public final class PackageRequestReader {

    private static final int MOST_ORDERS = 50;
    private static final Set<String> ORDERS = Set.of(
            "Appointment",
            "Encounter",
            "CommunicationRequest",
            "DeviceRequest",
            "ImmunizationRecommendation",
            "MedicationRequest",
            "NutritionOrder",
            "ServiceRequest",
            "SupplyRequest",
            "VisionPrescription");

    private final List<Problem.Issue> issues = new ArrayList<>();

    private PackageRequestReader() {}

    public static PackageRequest read(Parameters parameters) {
        return new PackageRequestReader().request(parameters);
    }

    private PackageRequest request(Parameters parameters) {
        var request = new PackageRequest(
                coverages(parameters),
                orders(parameters),
                resources(parameters, "referenced").toList(),
                texts(parameters, "questionnaire").toList(),
                texts(parameters, "context").findFirst(),
                changedSince(parameters));
        if (request.coverages().isEmpty()) wrong(IssueType.REQUIRED, "A coverage must be given.", "coverage");
        if (request.orders().isEmpty()
                && request.questionnaires().isEmpty()
                && request.context().isEmpty())
            wrong(IssueType.INVARIANT, "An order, a questionnaire or a context must be given.", "");
        if (!issues.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, issues);
        return request;
    }

    private List<Coverage> coverages(Parameters parameters) {
        return resources(parameters, "coverage")
                .flatMap(resource -> {
                    if (resource instanceof Coverage coverage) return Stream.of(coverage);
                    wrong(IssueType.VALUE, "This is a " + resource.fhirType() + ", not a Coverage.", "coverage");
                    return Stream.<Coverage>of();
                })
                .toList();
    }

    private List<Resource> orders(Parameters parameters) {
        var orders = resources(parameters, "order").toList();
        orders.stream()
                .filter(order -> !ORDERS.contains(order.fhirType()))
                .forEach(order -> wrong(IssueType.VALUE, "A " + order.fhirType() + " is no order.", "order"));
        if (orders.size() > MOST_ORDERS)
            wrong(IssueType.TOO_COSTLY, "At most " + MOST_ORDERS + " orders at a time.", "order");
        return orders;
    }

    private static Stream<ParametersParameterComponent> named(Parameters parameters, String name) {
        return parameters.getParameter().stream().filter(parameter -> name.equals(parameter.getName()));
    }

    private Stream<Resource> resources(Parameters parameters, String name) {
        return named(parameters, name).flatMap(parameter -> {
            if (parameter.hasResource()) return Stream.of(parameter.getResource());
            wrong(IssueType.STRUCTURE, "The resource itself must be given.", name);
            return Stream.of();
        });
    }

    private Stream<String> texts(Parameters parameters, String name) {
        return named(parameters, name).flatMap(parameter -> {
            if (parameter.getValue() instanceof PrimitiveType<?> text && text.hasValue())
                return Stream.of(text.getValueAsString());
            wrong(IssueType.VALUE, "A text must be given.", name);
            return Stream.of();
        });
    }

    private Optional<Instant> changedSince(Parameters parameters) {
        return named(parameters, "changedsince")
                .flatMap(parameter -> {
                    if (parameter.getValue() instanceof BaseDateTimeType moment && moment.hasValue())
                        return Stream.of(moment.getValue().toInstant());
                    wrong(IssueType.VALUE, "A moment must be given, with its offset.", "changedsince");
                    return Stream.<Instant>of();
                })
                .findFirst();
    }

    private void wrong(IssueType type, String text, String parameter) {
        issues.add(new Problem.Issue(
                type,
                text,
                parameter.isEmpty() ? "Parameters" : "Parameters.parameter.where(name='" + parameter + "')"));
    }
}
