package payer.service.fhir.packages;

import picocli.CommandLine.Command;

/** The group of commands about FHIR packages. */
@Command(
        name = "packages",
        description = "List, install and verify the HL7 FHIR packages that messages are validated with.",
        subcommands = {
            ListPackagesCommand.class,
            InstallPackagesCommand.class,
            InstallFromFolderCommand.class,
            VerifyPackagesCommand.class
        })
public final class PackagesCommand {}
