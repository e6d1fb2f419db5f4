package payer.service.fhir.packages;

import java.util.concurrent.Callable;
import payer.service.fhir.packages.PackageFolder.Condition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Finds files that are not what was installed. */
@Command(name = "verify", description = "Compare every package file with the SHA-256 recorded when it was installed.")
final class VerifyPackagesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FolderOption option = new FolderOption();

    @Override
    public Integer call() {
        return Told.by(spec, () -> {
            var conditions = option.folder().conditions();
            if (conditions.isEmpty())
                throw new PackageRefused(
                        "there are no packages in " + option.folder().path());
            var out = spec.commandLine().getOut();
            conditions.forEach((name, condition) -> out.printf("%-13s %s%n", said(condition), name));
            return conditions.values().stream().allMatch(Condition.AS_INSTALLED::equals) ? 0 : 1;
        });
    }

    private static String said(Condition condition) {
        return switch (condition) {
            case AS_INSTALLED -> "ok";
            case CHANGED -> "CHANGED";
            case MISSING -> "MISSING";
            case NOT_RECORDED -> "NOT RECORDED";
        };
    }
}
