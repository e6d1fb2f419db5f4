package payer.service.codes;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.rules.analysis.KnownCodes;
import payer.rules.codes.CodeSets;
import payer.rules.codes.ShippedCodes;
import payer.rules.codes.ValueSet;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Policy;

/** What policies may ask about codes: does one exist, and what does a value set mean. */
@Singleton
public final class LoadedCodes implements KnownCodes {
    private final Codes codes;
    private final TransactionOperations<Connection> transactions;

    LoadedCodes(Codes codes, TransactionOperations<Connection> transactions) {
        this.codes = codes;
        this.transactions = transactions;
    }

    @Override
    public boolean isLoaded(CodeSystem system) {
        return transactions
                .executeRead(_ -> codes.current(system))
                .filter(LoadedRelease::complete)
                .isPresent();
    }

    /** In the release that was loaded last. */
    @Override
    public boolean contains(Code code) {
        return find(code).isPresent();
    }

    /** In words of our own where the release that was loaded last has none. */
    @Override
    public Optional<String> display(Code code) {
        return find(code).map(KnownCode::display).or(() -> ShippedCodes.display(code));
    }

    /** What the codes of a list mean: those written out, and of ranges and families those that have words of our own. */
    public Map<String, String> words(CodeList list) {
        var words = new TreeMap<>(ShippedCodes.among(list));
        var exact = list.exact()
                .collect(Collectors.groupingBy(Code::system, Collectors.mapping(Code::value, Collectors.toList())));
        exact.forEach((system, values) -> CodeSystem.ofUri(system)
                .ifPresent(one -> known(one, values).forEach(code -> words.put(code.value(), code.display()))));
        return words;
    }

    /** Codes of the release that was loaded last, by how they begin or by their words. */
    public List<KnownCode> search(CodeSystem system, String text, int limit) {
        return transactions.executeRead(_ -> codes.current(system)
                .map(release -> codes.search(release, text.toUpperCase(Locale.ROOT), limit))
                .orElse(List.of()));
    }

    /** The name of that release, if there is one. */
    public Optional<String> release(CodeSystem system) {
        return transactions.executeRead(_ -> codes.current(system).map(LoadedRelease::release));
    }

    private List<KnownCode> known(CodeSystem system, List<String> values) {
        return transactions.executeRead(_ -> codes.current(system)
                .map(release -> codes.known(release, values))
                .orElse(List.of()));
    }

    @Override
    public Optional<LocalDate> lastDay(Code code) {
        return find(code).flatMap(KnownCode::lastDay);
    }

    @Override
    public boolean hasModifiers(CodeSystem system) {
        return transactions.executeRead(
                _ -> codes.current(system).filter(codes::hasModifiers).isPresent());
    }

    private Optional<KnownCode> find(Code code) {
        return CodeSystem.ofUri(code.system())
                .flatMap(system -> transactions.executeRead(
                        _ -> codes.current(system).flatMap(release -> codes.code(release, code.value()))));
    }

    /** With the codes of the value sets that it names; a {@code Problem} if one of them is not there. */
    public Policy resolved(Policy policy) {
        var named = setsOf(policy).toList();
        if (named.isEmpty()) return policy;
        return new CodeSets(List.of(), found(named)).resolved(policy);
    }

    private List<ValueSet> found(List<String> references) {
        return transactions.executeRead(_ -> {
            var found = new ArrayList<ValueSet>();
            for (var reference : references)
                codes.valueSet(reference).map(KeptValueSet::fixed).ifPresent(found::add);
            return found;
        });
    }

    private static Stream<String> setsOf(Policy policy) {
        return policy.codeLists()
                .flatMap(codes -> codes.patterns().values().stream())
                .flatMap(List::stream)
                .filter(CodePattern.InSet.class::isInstance)
                .map(pattern -> ((CodePattern.InSet) pattern).set())
                .distinct()
                .sorted();
    }
}
