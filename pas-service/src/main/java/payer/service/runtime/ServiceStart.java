package payer.service.runtime;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import jakarta.validation.ConstraintViolationException;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the service. What an operator can mend is told in a line or two, without the trace of a programming error. */
final class ServiceStart extends Micronaut {
    /** By the custom of Unix, something is wrong with the configuration. */
    static final int WRONG_CONFIGURATION = 78;

    @Override
    protected void handleStartupException(Environment environment, Throwable failure) {
        var mendable = mendable(failure);
        if (mendable.isEmpty()) {
            super.handleStartupException(environment, failure);
            return;
        }
        System.err.println("pas: " + mendable.get());
        System.err.flush();
        System.exit(WRONG_CONFIGURATION);
    }

    static Optional<String> mendable(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> told(cause).stream())
                .findFirst();
    }

    private static Optional<String> told(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> Optional.ofNullable(refused.getMessage());
            case ConstraintViolationException wrong -> Optional.of("Wrong configuration:\n" + violations(wrong));
            case BindException taken ->
                Optional.of("Another process listens on the port already; give another one with --port.");
            default -> Optional.empty();
        };
    }

    private static String violations(ConstraintViolationException wrong) {
        return wrong.getConstraintViolations().stream()
                .map(violation -> "- " + violation.getPropertyPath() + ": " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
