package payer.service.policies.command;

import picocli.CommandLine.Command;

/** Policies between a folder and the running service. */
@Command(
        name = "policies",
        description = "Export the coverage policies to a folder, check a folder's, or import them as drafts.",
        subcommands = {ExportCommand.class, CheckCommand.class, ImportCommand.class})
public final class PoliciesCommand {}
