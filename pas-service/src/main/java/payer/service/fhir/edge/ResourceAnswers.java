package payer.service.fhir.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import payer.service.fhir.EdgeParameters;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Preferences;
import payer.service.fhir.ReturnPreference;
import payer.service.fhir.Unchanging;
import payer.service.fhir.Written;

/**
 * Turns every resource that a controller returns into bytes of the format that its client wants, with the headers that
 * follow from the resource: the one place where answers are encoded.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(ResourceAnswers.OUTSIDE_ALL_WHO_ANSWER)
final class ResourceAnswers {
    static final int OUTSIDE_ALL_WHO_ANSWER = -5_000;

    private final FhirText text;

    ResourceAnswers(FhirText text) {
        this.text = text;
    }

    @ResponseFilter
    void encode(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var body = bodyOf(request, response);
        if (body instanceof Written written) answerWritten(request, response, written);
        else if (body instanceof Resource resource) answer(request, response, resource);
    }

    /** For HEAD the framework has put it aside already; the headers are still those of its content. */
    private static @Nullable Object bodyOf(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (request.getMethod() != HttpMethod.HEAD) return response.body();
        return RouteAttributes.getHeadBody(response).orElse(response.body());
    }

    private void answer(HttpRequest<?> request, MutableHttpResponse<?> response, Resource resource) {
        Versions.describe(resource, response);
        if (isRead(request, response) && Versions.isKnownTo(request, resource)) notModified(response);
        else write(request, response, resource);
    }

    private static boolean isRead(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        return reads && response.code() == HttpStatus.OK.getCode();
    }

    private static void notModified(MutableHttpResponse<?> response) {
        response.status(HttpStatus.NOT_MODIFIED).body(null);
        response.getHeaders().add(HttpHeaders.VARY, "Accept, Accept-Encoding");
    }

    private void answerWritten(HttpRequest<?> request, MutableHttpResponse<?> response, Written written) {
        response.status(written.status());
        written.location().ifPresent(location -> response.header(HttpHeaders.LOCATION, location.toString()));
        Versions.describe(written.resource(), response);
        switch (Preferences.of(request).returns().orElse(ReturnPreference.REPRESENTATION)) {
            case MINIMAL -> response.body(null);
            case REPRESENTATION -> write(request, response, written.resource());
            case OPERATION_OUTCOME -> write(request, response, stored());
        }
    }

    private static OperationOutcome stored() {
        var outcome = new OperationOutcome();
        var issue = outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(OperationOutcome.IssueType.INFORMATIONAL);
        issue.getDetails().setText("stored");
        return outcome;
    }

    private void write(HttpRequest<?> request, MutableHttpResponse<?> response, Resource resource) {
        var format = Formats.wantedOrUsual(request);
        var pretty =
                EdgeParameters.first(request, "_pretty").filter("true"::equals).isPresent();
        response.body(written(resource, format, pretty));
        AnswerHeaders.forContent(response, format.contentType());
    }

    private byte[] written(Resource resource, FhirFormat format, boolean pretty) {
        Supplier<byte[]> write = () -> pretty ? text.writePretty(resource, format) : text.write(resource, format);
        return Unchanging.of(resource)
                .map(known -> known.text(format + (pretty ? " pretty" : ""), write))
                .orElseGet(write);
    }
}
