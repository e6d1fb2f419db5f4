package payer.dtr.prefill;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlin.Pair;
import kotlin.Unit;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.model.ModelResolver;

/** One run of a form's logic over one chart. It belongs to one thread; the libraries behind it are everyone's. */
final class CqlRun {

    /** What became of one definition. */
    sealed interface Outcome {
        record Value(@Nullable Object value) implements Outcome {
            @Override
            public String toString() {
                return "Value";
            }
        }

        record Failed() implements Outcome {}

        record Stopped() implements Outcome {}
    }

    private static final String FHIR = "http://hl7.org/fhir";

    private final FormLogic logic;
    private final Environment environment;
    private final LocalDate today;
    private final Meter meter;

    CqlRun(
            FormLogic logic,
            ModelResolver model,
            List<org.hl7.fhir.r4.model.Resource> chart,
            LocalDate today,
            Meter meter) {
        this.logic = logic;
        this.environment = new Environment(
                logic.libraries(),
                Map.of(FHIR, new CompositeDataProvider(model, new ChartIndex(chart, logic::codes))),
                new FormCodes(logic));
        this.today = today;
        this.meter = meter;
    }

    /** All of a library at once; only where that fails one by one, so that one failure leaves the others alone. */
    Map<String, Outcome> outcomes(String library, Collection<String> names) {
        var id = logic.library(library);
        if (id.isEmpty()) return all(names, new Outcome.Failed());
        try {
            return values(id.get(), names);
        } catch (RuntimeException | StackOverflowError e) {
            // What it says may quote a chart.
            if (meter.isStopped()) return all(names, new Outcome.Stopped());
            return oneByOne(id.get(), names);
        }
    }

    private Map<String, Outcome> oneByOne(VersionedIdentifier library, Collection<String> names) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        for (var name : names) outcomes.put(name, one(library, name));
        return outcomes;
    }

    private Outcome one(VersionedIdentifier library, String name) {
        try {
            return values(library, List.of(name)).getOrDefault(name, new Outcome.Failed());
        } catch (StackOverflowError e) {
            return new Outcome.Stopped();
        } catch (RuntimeException e) {
            return meter.isStopped() ? new Outcome.Stopped() : new Outcome.Failed();
        }
    }

    private Map<String, Outcome> values(VersionedIdentifier library, Collection<String> names) {
        var found = evaluate(library, names);
        var values = new LinkedHashMap<String, Outcome>();
        for (var name : names) {
            var result = found.get(name);
            values.put(name, result == null ? new Outcome.Failed() : new Outcome.Value(result.getValue()));
        }
        return values;
    }

    private EvaluationResult evaluate(VersionedIdentifier library, Collection<String> names) {
        var parameters = new EvaluationParams.Builder();
        parameters.setEvaluationDateTime(today.atStartOfDay(ZoneOffset.UTC));
        parameters.setContextParameter(new Pair<>("Patient", "patient"));
        parameters.library(library, wanted -> {
            wanted.expressions(names);
            return Unit.INSTANCE;
        });
        return new CqlEngine(environment, meter).evaluate(parameters.build()).getOnlyResultOrThrow();
    }

    private static Map<String, Outcome> all(Collection<String> names, Outcome outcome) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        names.forEach(name -> outcomes.put(name, outcome));
        return outcomes;
    }
}
