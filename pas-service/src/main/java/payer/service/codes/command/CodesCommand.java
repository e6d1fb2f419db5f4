package payer.service.codes.command;

import picocli.CommandLine.Command;

/** Code systems from the command line. */
@Command(
        name = "codes",
        description = "Load the files of code systems as their publishers give them out, and look codes up.",
        subcommands = {LoadCodesCommand.class, ListCodesCommand.class, ShowCodeCommand.class, WithdrawCodesCommand.class
        })
public final class CodesCommand {
    static final String TOKEN = "The token needs the scope role/operator. In the demo: "
            + "./pas token --client demo-operator --scope role/operator";
}
