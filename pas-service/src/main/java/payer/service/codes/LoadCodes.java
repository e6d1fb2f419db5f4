package payer.service.codes;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.Clock;
import java.util.HexFormat;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.codes.CodeSet;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;

/** Takes one release of a code system in. What is loaded stays as it is: the same release cannot come to mean something else. */
@Singleton
public final class LoadCodes {
    private final Codes codes;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    LoadCodes(Codes codes, AuditTrail audit, TransactionOperations<Connection> transactions, Clock clock) {
        this.codes = codes;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public LoadedRelease load(CodeSet set, Caller caller) {
        var fresh = new LoadedRelease(
                set.system(), set.release(), set.codes().size(), digest(set), name(caller), clock.instant());
        return transactions.executeWrite(_ -> {
            var before = codes.find(set.system(), set.release());
            if (before.isPresent()) return same(before.get(), fresh);
            codes.add(fresh, set);
            audit.append(AuditEntry.of(
                    Act.of(
                            Act.Kind.CONFIGURATION,
                            "codes-loaded",
                            "CodeSystem",
                            set.system().shortName() + "/" + set.release()),
                    caller));
            return fresh;
        });
    }

    private static LoadedRelease same(LoadedRelease before, LoadedRelease fresh) {
        if (before.digest().equals(fresh.digest())) return before;
        throw Problem.of(
                ProblemKind.CONFLICT,
                "Release %s of %s is loaded already, with other codes: give this one a name of its own"
                        .formatted(before.release(), before.system().shortName()),
                "release");
    }

    static String name(Caller caller) {
        return caller.user().map(Caller.User::subject).orElse(caller.client().value());
    }

    private static String digest(CodeSet set) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            set.codes()
                    .forEach((code, words) ->
                            digest.update((code + "\t" + words + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
