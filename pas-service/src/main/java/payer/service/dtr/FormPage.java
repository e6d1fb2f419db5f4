package payer.service.dtr;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.uri.UriBuilder;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** One page of what a search found. */
record FormPage(int offset, int count) {
    private static final String OFFSET = "_offset";
    private static final String COUNT = "_count";
    private static final int USUAL = 50;
    private static final int MOST = 200;

    static FormPage of(HttpRequest<?> request) {
        return new FormPage(number(request, OFFSET, 0), Math.min(MOST, number(request, COUNT, USUAL)));
    }

    private static int number(HttpRequest<?> request, String name, int usual) {
        var text = request.getParameters().get(name);
        if (text == null) return usual;
        if (!text.matches("\\d{1,9}"))
            throw Problem.of(ProblemKind.INVALID_VALUE, "A whole number must be given.", name);
        return Integer.parseInt(text);
    }

    <T> List<T> of(List<T> found) {
        var from = Math.min(offset, found.size());
        return found.subList(from, Math.min(found.size(), from + count));
    }

    /** Empty after the last; who asks for none asks only how many there are. */
    Optional<FormPage> next(int found) {
        return count == 0 || offset + count >= found
                ? Optional.empty()
                : Optional.of(new FormPage(offset + count, count));
    }

    String address(HttpRequest<?> request) {
        return UriBuilder.of(request.getUri())
                .replaceQueryParam(OFFSET, offset)
                .replaceQueryParam(COUNT, count)
                .build()
                .toString();
    }
}
