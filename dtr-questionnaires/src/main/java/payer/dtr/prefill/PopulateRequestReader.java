package payer.dtr.prefill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Reads the Parameters of {@code $populate}, with everything that is wrong about them at once. */
public final class PopulateRequestReader {
    private static final Set<String> CANONICALS = Set.of("canonical", "url", "questionnaire");
    private static final Set<String> CONTEXTS = Set.of("context", "launchContext");
    private static final Set<String> BUNDLES = Set.of("data", "content");

    private final Parameters parameters;
    private final List<Problem.Issue> issues = new ArrayList<>();

    private PopulateRequestReader(Parameters parameters) {
        this.parameters = parameters;
    }

    /** {@code instance} is the form whose own operation was called, if it was one's. */
    public static PopulateRequest read(Parameters parameters, Optional<String> instance) {
        return new PopulateRequestReader(parameters).request(instance);
    }

    private PopulateRequest request(Optional<String> instance) {
        var canonical = instance.or(this::canonical);
        var subject = named("subject")
                .map(ParametersParameterComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(Reference::hasReference)
                .findFirst();
        if (canonical.isEmpty()) missing("The form must be named by its canonical.", "canonical");
        if (subject.isEmpty()) missing("It must be told by reference whom the form is about.", "subject");
        var request = new PopulateRequest(
                canonical.orElse(""), subject.orElseGet(Reference::new), data().toList(), endpoint(), local());
        if (!issues.isEmpty()) throw new Problem(ProblemKind.MISSING, issues);
        return request;
    }

    private Optional<String> canonical() {
        return parameters.getParameter().stream()
                .flatMap(parameter -> canonical(parameter).stream())
                .findFirst();
    }

    /** We run what we published: a form that comes along stands for ours of its name. */
    private static Optional<String> canonical(ParametersParameterComponent parameter) {
        if (parameter.getResource() instanceof Questionnaire form && form.hasUrl())
            return Optional.of(form.hasVersion() ? form.getUrl() + "|" + form.getVersion() : form.getUrl());
        if ("questionnaireRef".equals(parameter.getName()) && parameter.getValue() instanceof Reference reference)
            return Optional.ofNullable(reference.getReference());
        return CANONICALS.contains(parameter.getName()) && parameter.getValue() instanceof PrimitiveType<?> text
                ? Optional.ofNullable(text.getValueAsString())
                : Optional.empty();
    }

    private Stream<Resource> data() {
        var bundles = parameters.getParameter().stream().filter(parameter -> BUNDLES.contains(parameter.getName()));
        var contexts = parameters.getParameter().stream()
                .filter(parameter -> CONTEXTS.contains(parameter.getName()))
                .flatMap(parameter -> parameter.getPart().stream())
                .filter(part -> "content".equals(part.getName()));
        return Stream.concat(bundles, contexts)
                .filter(ParametersParameterComponent::hasResource)
                .flatMap(part -> resources(part.getResource()));
    }

    private static Stream<Resource> resources(Resource resource) {
        return resource instanceof Bundle bundle
                ? bundle.getEntry().stream()
                        .filter(Bundle.BundleEntryComponent::hasResource)
                        .map(Bundle.BundleEntryComponent::getResource)
                : Stream.of(resource);
    }

    private Optional<Endpoint> endpoint() {
        return named("dataEndpoint")
                .map(ParametersParameterComponent::getResource)
                .filter(Endpoint.class::isInstance)
                .map(Endpoint.class::cast)
                .findFirst();
    }

    private boolean local() {
        return named("local")
                .anyMatch(parameter ->
                        parameter.getValue() instanceof BooleanType yes && yes.hasValue() && yes.booleanValue());
    }

    private Stream<ParametersParameterComponent> named(String name) {
        return parameters.getParameter().stream().filter(parameter -> name.equals(parameter.getName()));
    }

    private void missing(String text, String name) {
        issues.add(new Problem.Issue(IssueType.REQUIRED, text, "Parameters.parameter.where(name='" + name + "')"));
    }
}
