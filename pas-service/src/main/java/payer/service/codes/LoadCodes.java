package payer.service.codes;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import payer.decision.CodeSystem;
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
        return load(set, name(caller), act -> AuditEntry.of(act, caller));
    }

    /** {@code by} loads it, and stands in the audit trail for it. */
    LoadedRelease load(CodeSet set, String by, Function<Act, AuditEntry> entry) {
        var fresh = new LoadedRelease(
                set.system(),
                set.release(),
                set.codes().size(),
                digest(set),
                set.complete(),
                by,
                clock.instant(),
                Optional.empty());
        return transactions.executeWrite(_ -> {
            var before = codes.find(set.system(), set.release());
            if (before.isPresent()) return same(before.get(), fresh);
            codes.add(fresh, set);
            audit.append(entry.apply(act("codes-loaded", fresh)));
            return fresh;
        });
    }

    /** Nothing is taken away: it counts no more from now on, and whatever was loaded before it does again. */
    public LoadedRelease withdraw(CodeSystem system, String release, String reason, Caller caller) {
        if (reason.isBlank()) throw Problem.of(ProblemKind.MISSING, "Say why", "reason");
        return transactions.executeWrite(_ -> {
            var loaded = codes.find(system, release)
                    .orElseThrow(() -> Problem.of(
                            ProblemKind.NOT_FOUND,
                            "There is no release %s of %s".formatted(release, system.shortName()),
                            "release"));
            refuseIfWithdrawn(loaded);
            codes.withdraw(loaded, new LoadedRelease.Withdrawal(name(caller), clock.instant(), reason));
            audit.append(AuditEntry.of(act("codes-withdrawn", loaded), caller));
            return codes.find(system, release).orElseThrow();
        });
    }

    private static void refuseIfWithdrawn(LoadedRelease release) {
        release.withdrawn().ifPresent(before -> {
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    "Release %s of %s was withdrawn by %s: what is loaded in its place needs a name of its own"
                            .formatted(release.release(), release.system().shortName(), before.by()),
                    "release");
        });
    }

    private static Act act(String what, LoadedRelease release) {
        return Act.of(
                Act.Kind.CONFIGURATION, what, "CodeSystem", release.system().shortName() + "/" + release.release());
    }

    private static LoadedRelease same(LoadedRelease before, LoadedRelease fresh) {
        refuseIfWithdrawn(before);
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

    private static String line(CodeSet set, String code, String words) {
        return code + "\t" + words + set.lastDay(code).map(day -> "\t" + day).orElse("") + "\n";
    }

    private static String digest(CodeSet set) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            set.codes()
                    .forEach((code, words) ->
                            digest.update(line(set, code, words).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
