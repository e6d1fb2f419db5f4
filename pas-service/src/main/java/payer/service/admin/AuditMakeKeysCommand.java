package payer.service.admin;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import payer.service.audit.AnchorKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the keys under which the trail is anchored. */
@Command(
        name = "make-keys",
        description = "Make the keys under which the audit trail is anchored; all instances use the same file.")
final class AuditMakeKeysCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to; an existing file is kept.")
    private Path out = Path.of("anchor-keys.json");

    @Override
    public Integer call() {
        AnchorKeys.make(out, UUID.randomUUID());
        return 0;
    }
}
