package payer.service.fhir.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import payer.problem.IssueType;
import payer.problem.Problem.Issue;

/** Where JSON that was sent could not be read, by line and column or by member. What stands there is left out: it may be a person's. */
final class JsonPlaces {
    private static final int MOST_CAUSES = 8;

    private JsonPlaces() {}

    /** Nothing where the trouble is not about JSON. */
    static Optional<Issue> issue(@Nullable Throwable trouble) {
        return Stream.iterate(Optional.ofNullable(trouble), one -> one.flatMap(JsonPlaces::cause))
                .limit(MOST_CAUSES)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(JsonProcessingException.class::isInstance)
                .map(JsonProcessingException.class::cast)
                .findFirst()
                .map(JsonPlaces::issue);
    }

    private static Optional<Throwable> cause(Throwable trouble) {
        return Optional.ofNullable(trouble.getCause());
    }

    private static Issue issue(JsonProcessingException trouble) {
        return switch (trouble) {
            case MismatchedInputException mismatched
            when !path(mismatched).isEmpty() ->
                new Issue(IssueType.VALUE, "expected " + expected(mismatched.getTargetType()), path(mismatched));
            case JsonMappingException mapping
            when !path(mapping).isEmpty() ->
                new Issue(IssueType.VALUE, "this has not the form that it needs", path(mapping));
            default -> new Issue(IssueType.STRUCTURE, "expected JSON, and cannot read on from here", line(trouble));
        };
    }

    private static String line(JsonProcessingException trouble) {
        var at = trouble.getLocation();
        return at == null ? "body" : "body:%d:%d".formatted(at.getLineNr(), at.getColumnNr());
    }

    /** Only names that our own types have stand in it, and numbers. */
    private static String path(JsonMappingException trouble) {
        return trouble.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String expected(@Nullable Class<?> wanted) {
        if (wanted == null) return "another kind of value";
        if (Number.class.isAssignableFrom(wanted) || (wanted.isPrimitive() && wanted != boolean.class))
            return "a number";
        if (wanted == Boolean.class || wanted == boolean.class) return "true or false";
        if (Iterable.class.isAssignableFrom(wanted)) return "a list";
        return CharSequence.class.isAssignableFrom(wanted) ? "text" : "an object";
    }
}
