package payer.service.fhir.packages;

import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a command so that what the operator can mend is told in a sentence, not in a stack trace. */
final class Told {
    private Told() {}

    static int by(CommandSpec spec, Callable<Integer> command) throws RuntimeException {
        try {
            return command.call();
        } catch (PackageRefused e) {
            spec.commandLine().getErr().println(e.why());
        } catch (UncheckedIOException e) {
            spec.commandLine().getErr().println(e.getMessage() + ": " + e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return 1;
    }
}
