package payer.service;

import payer.service.admin.AuditCommand;
import payer.service.codes.command.CodesCommand;
import payer.service.demo.DemoCommand;
import payer.service.fhir.packages.PackagesCommand;
import payer.service.policies.command.PoliciesCommand;
import payer.service.records.export.ExportCommand;
import payer.service.records.load.LoadCommand;
import payer.service.runtime.ServeCommand;
import payer.service.runtime.TrainCommand;
import payer.service.security.demo.TokenCommand;
import payer.service.signals.HealthCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The door of the process: each thing that {@code ./pas} can do is one command, listed here. */
@Command(
        name = "pas",
        description = "The payer's side of electronic prior authorization.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            LoadCommand.class,
            ExportCommand.class,
            HealthCommand.class,
            PackagesCommand.class,
            PoliciesCommand.class,
            CodesCommand.class,
            TrainCommand.class
        },
        footer = {
            "",
            "Five more are the launcher's own: build (what is stale), test (everything), bench (measure),",
            "screenshots (of the pages) and generate (a payer of any size, to be loaded)."
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var line = new CommandLine(new Main());
        line.addSubcommand(new CommandLine.HelpCommand());
        line.getSubcommands().values().forEach(Main::explain);
        var exit = line.execute(args);
        if (exit != ServeCommand.KEEPS_RUNNING) System.exit(exit);
    }

    /** So that each command tells of itself where it is typed, and not only {@code pas help}. */
    private static void explain(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null)
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help.")
                            .build());
        command.getSubcommands().values().forEach(Main::explain);
    }
}
