package payer.service.bench;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirLimits;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.testdata.cases.Cases;
import payer.testdata.message.PriorAuthRequest;

/** What reading a prior authorization request costs: ours, with every check, beside HAPI's own parser without any. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBench {
    private final FhirContext context = FhirContext.forR4Cached();
    private final FhirText fhir = new FhirText(context, FhirLimits.standard());
    private final String text = context.newJsonParser()
            .encodeResourceToString(PriorAuthRequest.of(
                    Cases.on(LocalDate.of(2026, 11, 2)).all().getFirst()));
    private final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public Bundle ours() {
        return fhir.read(new Received(bytes, FhirFormat.JSON), Bundle.class);
    }

    @Benchmark
    public Bundle hapiAlone() {
        return context.newJsonParser().parseResource(Bundle.class, text);
    }
}
