package payer.dtr;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kotlin.Pair;
import kotlin.Unit;
import kotlinx.io.Buffer;
import kotlinx.io.Source;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.LibrarySourceProvider;
import org.cqframework.cql.cql2elm.ModelManager;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.cql.CqlTranslation;

/** Runs a form's library over a chart, as a client of ours would: with the published text and value sets, and nothing else. */
final class RunCql {
    private final Map<String, String> texts = new HashMap<>();
    private final LibraryManager libraries = new LibraryManager(new ModelManager(), new CqlCompilerOptions());
    private final R4FhirModelResolver model = new R4FhirModelResolver(FhirContext.forR4Cached());

    RunCql() {
        CqlTranslation.shared().forEach(shared -> texts.put(shared.name(), shared.text()));
        libraries.getLibrarySourceLoader().registerProvider(new Published());
    }

    /** The value of every definition of the form's library. */
    EvaluationResult run(PublishedForm form, List<Resource> chart, LocalDate today) {
        var library = form.libraries().getFirst();
        texts.put(library.getName(), EvidenceLibraryTest.content(library, "text/cql"));
        var environment = new Environment(
                libraries, Map.of("http://hl7.org/fhir", new CompositeDataProvider(model, over(chart, form))));
        var parameters = new EvaluationParams.Builder();
        parameters.setEvaluationDateTime(today.atStartOfDay(ZoneOffset.UTC));
        parameters.setContextParameter(new Pair<>("Patient", "p"));
        var id = new VersionedIdentifier().withId(library.getName()).withVersion(library.getVersion());
        parameters.library(id, all -> Unit.INSTANCE);
        return new CqlEngine(environment).evaluate(parameters.build()).getOnlyResultOrThrow();
    }

    private static RetrieveProvider over(List<Resource> chart, PublishedForm form) {
        return (context, path, value, type, template, codePath, codes, valueSet, datePath, low, high, range) -> {
            var found = new ArrayList<Object>();
            if (type.equals("Patient")) found.add(new Patient().setId("p"));
            chart.stream()
                    .filter(resource -> resource.fhirType().equals(type))
                    .filter(resource -> valueSet == null || isIn(resource, valueSet, form))
                    .forEach(found::add);
            return found;
        };
    }

    private static boolean isIn(Resource resource, String valueSet, PublishedForm form) {
        var set = form.valueSets().stream()
                .filter(known -> known.getUrl().equals(valueSet))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the package lacks a value set"));
        return Chart.concept(resource).getCoding().stream()
                .anyMatch(coding -> set.getCompose().getInclude().stream()
                        .filter(include -> include.getSystem().equals(coding.getSystem()))
                        .flatMap(include -> include.getConcept().stream())
                        .map(ValueSet.ConceptReferenceComponent::getCode)
                        .anyMatch(coding.getCode()::equals));
    }

    private final class Published implements LibrarySourceProvider {
        @Override
        public @Nullable Source getLibrarySource(VersionedIdentifier wanted) {
            var text = texts.get(wanted.getId());
            if (text == null) return null;
            var buffer = new Buffer();
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            buffer.write(bytes, 0, bytes.length);
            return buffer;
        }
    }
}
