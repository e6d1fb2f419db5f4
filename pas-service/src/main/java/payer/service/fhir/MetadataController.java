package payer.service.fhir;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import org.hl7.fhir.r4.model.CapabilityStatement;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Open;

/** {@code GET {base}/metadata} for every base. */
@FhirApi
@Controller
@Open("what an API can do is read before anyone has a token")
final class MetadataController {
    private final Bases bases;
    private final CapabilityStatements statements;

    MetadataController(Bases bases, CapabilityStatements statements) {
        this.bases = bases;
        this.statements = statements;
    }

    @Get("/{api}/fhir/metadata")
    CapabilityStatement metadata(String api) {
        return statementAt("/" + api + "/fhir");
    }

    @Get("/{api}/{version}/fhir/metadata")
    CapabilityStatement metadata(String api, String version) {
        return statementAt("/" + api + "/" + version + "/fhir");
    }

    private CapabilityStatement statementAt(String path) {
        var base =
                bases.at(path).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "there is no API at this address"));
        return statements.of(base);
    }
}
