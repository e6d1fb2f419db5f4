package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.List;
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

    /** What became of all; nothing where the archive has nothing new. */
    @Introspected
    record Imported(@JsonInclude List<ImportedView> versions) {}

    /** A mistake: where, and what was expected there. */
    @Introspected
    record IssueView(String code, String text, String place) {}

    /** Every mistake; {@code kept} if there is none. */
    @Introspected
    record Checked(boolean kept, @JsonInclude List<IssueView> issues) {}

    @Get(value = "/export", produces = MediaType.ALL)
    HttpResponse<byte[]> export(@QueryValue(defaultValue = "false") boolean drafts) {
        return HttpResponse.ok(export.export(drafts))
                .contentType(MediaType.of(ZIP))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"policies.zip\"");
    }

    @Post("/import")
    @Consumes(ZIP)
    @Needs(roles = Role.POLICY_AUTHOR)
    Imported importAll(@Body byte[] archive, @QueryValue(defaultValue = "") String reason, Caller caller) {
        var imported = imports.importAll(archive, reason, Editor.of(caller)).stream()
                .map(one -> new ImportedView(
                        one.key().policy(), one.key().version(), one.outcome().text(), one.number()))
                .toList();
        return new Imported(imported);
    }

    /** 200 whatever is found: that mistakes were found is what was asked for. */
    @Post("/check")
    @Consumes(ZIP)
    Checked check(@Body byte[] archive) {
        var issues = imports.check(archive);
        return new Checked(
                issues.isEmpty(), issues.stream().map(TransferController::view).toList());
    }

    private static IssueView view(Problem.Issue issue) {
        return new IssueView(issue.type().code(), issue.text(), issue.place());
    }
}
