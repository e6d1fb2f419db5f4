package payer.service.policies.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import payer.service.policies.diff.DocumentTree;

/** A document as its author wrote it, or as JSON that fits the published schema, whichever the client accepts. */
final class DocumentText {
    static final String YAML = "application/yaml";
    private static final MediaType YAML_TYPE = MediaType.of(YAML);

    private DocumentText() {}

    static boolean wantsYaml(HttpRequest<?> request) {
        var accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("yaml");
    }

    static MutableHttpResponse<?> yaml(String text) {
        return HttpResponse.ok(text).contentType(YAML_TYPE);
    }

    static Object json(String yaml) {
        return DocumentTree.of(yaml);
    }
}
