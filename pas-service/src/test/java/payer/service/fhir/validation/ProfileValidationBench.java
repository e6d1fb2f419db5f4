package payer.service.fhir.validation;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What loading a package set and validating a prior authorization request cost; FHIR_PACKAGES names the folder. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class ProfileValidationBench {
    private final byte[] request = Samples.pasRequestText();
    private ProfileValidator validator = fresh();

    @Setup(Level.Trial)
    public void load() {
        validator = fresh();
        validator.load(PackageSet.STU2);
    }

    private static ProfileValidator fresh() {
        var folder = Optional.ofNullable(System.getenv("FHIR_PACKAGES")).orElse("packages");
        return new ProfileValidator(new PackageSettings(Path.of(folder)), Clock.systemUTC());
    }

    /** In a JVM that has loaded a set before. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 3)
    @Measurement(iterations = 5)
    public Map<String, LoadState> loadingSet() {
        var another = fresh();
        another.load(PackageSet.STU2);
        return another.states();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 3, time = 5)
    @Measurement(iterations = 3, time = 5)
    public ValidationReport validatingRequest() {
        var report = validator.validateJson(request, Optional.empty(), PackageSet.STU2);
        if (!report.conforms()) throw new IllegalStateException(report.toString());
        return report;
    }
}
