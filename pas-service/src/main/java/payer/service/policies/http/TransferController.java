package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import payer.problem.Problem;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.Editor;
import payer.service.policies.transfer.ExportPolicies;
import payer.service.policies.transfer.ImportPolicies;

/** All policies as a ZIP file of folders, out and in. */
@Controller("/policies")
@Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER})
final class TransferController {
    private static final String ZIP = "application/zip";

    private final ExportPolicies export;
    private final ImportPolicies imports;

    TransferController(ExportPolicies export, ImportPolicies imports) {
        this.export = export;
        this.imports = imports;
    }

    /** What became of one version. */
    @Introspected
    record ImportedView(String policy, String version, String outcome, int number) {}

    /** A mistake: where, and what was expected there. */
    @Introspected
    record IssueView(String code, String text, String place) {}

    @Get(value = "/export", produces = ZIP)
    HttpResponse<byte[]> export(@QueryValue(defaultValue = "false") boolean drafts) {
        return HttpResponse.ok(export.export(drafts))
                .contentType(MediaType.of(ZIP))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"policies.zip\"");
    }

    @Post("/import")
    @Consumes(ZIP)
    @Needs(roles = Role.POLICY_AUTHOR)
    Map<String, List<ImportedView>> importAll(
            @Body byte[] archive, @QueryValue(defaultValue = "") String reason, Caller caller) {
        var imported = imports.importAll(archive, reason, Editor.of(caller)).stream()
                .map(one -> new ImportedView(
                        one.key().policy(), one.key().version(), one.outcome().text(), one.number()))
                .toList();
        return Map.of("versions", imported);
    }

    /** 200 whatever is found: that mistakes were found is what was asked for. */
    @Post("/check")
    @Consumes(ZIP)
    Map<String, Object> check(@Body byte[] archive) {
        var issues = imports.check(archive);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("kept", issues.isEmpty());
        answer.put("issues", issues.stream().map(TransferController::view).toList());
        return answer;
    }

    private static IssueView view(Problem.Issue issue) {
        return new IssueView(issue.type().code(), issue.text(), issue.place());
    }
}
