package payer.service.admin;

import picocli.CommandLine.Command;

/** The audit trail from the command line. Each part asks the running service. */
@Command(
        name = "audit",
        description = "Verify, search and export the audit trail of the running service.",
        subcommands = {AuditVerifyCommand.class, AuditSearchCommand.class, AuditExportCommand.class})
public final class AuditCommand {}
