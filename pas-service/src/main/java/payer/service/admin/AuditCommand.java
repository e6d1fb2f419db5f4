package payer.service.admin;

import picocli.CommandLine.Command;

/** The audit trail from the command line. All but the making of keys ask the running service. */
@Command(
        name = "audit",
        description = "Verify, search and export the audit trail of the running service; make the keys of its anchors.",
        subcommands = {
            AuditVerifyCommand.class,
            AuditSearchCommand.class,
            AuditExportCommand.class,
            AuditMakeKeysCommand.class
        })
public final class AuditCommand {
    static final String TOKEN = "The token needs the scope role/auditor. In the demo: "
            + "./pas token --client demo-operator --scope role/auditor";
}
