package payer.service.policies.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.codes.LoadedCodes;
import payer.service.policies.VersionKey;
import payer.service.policies.analysis.AnalyseDraft;

/** What should be known of a draft before it is published. */
@Controller("/policies/{policy}/{version}/analysis")
@Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER})
final class AnalysisController {
    private final AnalyseDraft analyse;
    private final LoadedCodes codes;

    AnalysisController(AnalyseDraft analyse, LoadedCodes codes) {
        this.analyse = analyse;
        this.codes = codes;
    }

    @Get
    AnalysisView analyse(String policy, String version) {
        return AnalysisView.of(analyse.analyse(new VersionKey(policy, version)), codes);
    }
}
