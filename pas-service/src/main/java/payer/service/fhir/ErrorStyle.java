package payer.service.fhir;

import io.micronaut.http.HttpRequest;

/**
 * How errors look under some part of our address space. FHIR bases have OperationOutcomes; all else has a small JSON
 * object, unless a part of the service contributes a style of its own as a bean.
 */
public interface ErrorStyle {

    boolean covers(HttpRequest<?> request);

    /** The error as this style writes it. */
    Rendered render(HttpRequest<?> request, Failure failure);

    /** A body and its Content-Type. */
    record Rendered(String text, String contentType) {}
}
