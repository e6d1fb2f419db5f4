package payer.service.policies.http;

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

    @Get(value = "/policy.schema.json", produces = SCHEMA)
    Map<String, Object> policy() {
        return PolicyDocument.schema();
    }

    @Get(value = "/cases.schema.json", produces = SCHEMA)
    Map<String, Object> cases() {
        return CasesDocument.schema();
    }
}
