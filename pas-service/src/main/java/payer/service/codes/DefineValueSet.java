package payer.service.codes;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import payer.decision.CodeSystem;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;

/**
 * Keeps a version of a value set. Ranges and families are written out by the codes that are loaded now, so that a policy that
 * names the version means the same for ever.
 */
@Singleton
public final class DefineValueSet {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Codes codes;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    /** What is wanted, and why. */
    public record Wish(String name, String version, CodeList codes, String reason) {}

    DefineValueSet(Codes codes, AuditTrail audit, TransactionOperations<Connection> transactions, Clock clock) {
        this.codes = codes;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public KeptValueSet define(Wish wish, Caller caller) {
        refuseUnlessNamed(wish);
        return transactions.executeWrite(_ -> {
            var set = new KeptValueSet(
                    wish.name(),
                    wish.version(),
                    wish.codes().text(),
                    members(wish.codes()),
                    LoadCodes.name(caller),
                    clock.instant(),
                    wish.reason());
            if (codes.valueSet(set.reference()).isPresent())
                throw Problem.of(
                        ProblemKind.CONFLICT,
                        "There is a value set " + set.reference() + " already; a changed set is another version",
                        "version");
            codes.add(set);
            audit.append(AuditEntry.of(
                    Act.of(Act.Kind.CONFIGURATION, "value-set-defined", "ValueSet", set.reference()), caller));
            return set;
        });
    }

    private static void refuseUnlessNamed(Wish wish) {
        if (!NAME.matcher(wish.name()).matches()
                || !VERSION.matcher(wish.version()).matches())
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "Name and version are small letters, digits and hyphens, the name with a letter first",
                    "name");
        if (wish.codes().isEmpty()) throw Problem.of(ProblemKind.MISSING, "A value set lists codes", "codes");
        if (wish.reason().isBlank()) throw Problem.of(ProblemKind.MISSING, "Say why", "reason");
    }

    private Map<CodeSystem, Set<String>> members(CodeList wanted) {
        var members = new EnumMap<CodeSystem, Set<String>>(CodeSystem.class);
        wanted.patterns().forEach((system, patterns) -> members.put(system, members(system, patterns)));
        return members;
    }

    private Set<String> members(CodeSystem system, List<CodePattern> patterns) {
        var members = new TreeSet<String>();
        for (var pattern : patterns) {
            switch (pattern) {
                case CodePattern.Exact(String code) -> members.add(known(system, code));
                case CodePattern.Range range -> members.addAll(matching(system, range));
                case CodePattern.Below below -> members.addAll(matching(system, below));
                case CodePattern.InSet set ->
                    throw Problem.of(
                            ProblemKind.INVALID_VALUE,
                            "A value set lists codes, not other sets",
                            "codes." + system.shortName());
            }
        }
        return members;
    }

    /** Of a system that is not loaded anything may be a code. */
    private String known(CodeSystem system, String code) {
        var current = codes.current(system);
        if (current.filter(LoadedRelease::complete).isPresent()
                && codes.code(current.get(), code).isEmpty())
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "Release %s has no code %s".formatted(current.get().release(), code),
                    "codes." + system.shortName());
        return code;
    }

    private Set<String> matching(CodeSystem system, CodePattern pattern) {
        var current = codes.current(system)
                .filter(LoadedRelease::complete)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.UNPROCESSABLE,
                        "'%s' can only be written out once %s is loaded".formatted(pattern.text(), system.shortName()),
                        "codes." + system.shortName()));
        var found = new TreeSet<>(codes.matching(current, pattern));
        if (found.isEmpty())
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "Release %s has no codes %s".formatted(current.release(), pattern.text()),
                    "codes." + system.shortName());
        return found;
    }
}
