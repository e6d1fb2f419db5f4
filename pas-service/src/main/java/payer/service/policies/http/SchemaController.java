package payer.service.policies.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyDocument;
import payer.service.caller.Open;

/** What a policy document and its cases look like, as JSON Schema: for editors, which read it without a token. */
@Controller("/policies/schema")
@Open("describes a format and holds no data of anyone")
final class SchemaController {
    private static final String SCHEMA = "application/schema+json";
    /** Of our own: the service's leaves empty lists out. */
    private static final ObjectMapper JSON = new ObjectMapper();

    @Get(
            value = "/policy.schema.json",
            produces = {SCHEMA, MediaType.APPLICATION_JSON})
    String policy() {
        return written(PolicyDocument.schema());
    }

    @Get(
            value = "/cases.schema.json",
            produces = {SCHEMA, MediaType.APPLICATION_JSON})
    String cases() {
        return written(CasesDocument.schema());
    }

    private static String written(Map<String, Object> schema) {
        try {
            return JSON.writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema that cannot be written", e);
        }
    }
}
