package payer.service.codes.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import payer.decision.CodeSystem;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.codes.Codes;
import payer.service.codes.DefineValueSet;
import payer.service.codes.KeptValueSet;

/** Value sets, version by version. */
@Controller("/codes/value-sets")
@Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.OPERATOR})
final class ValueSetController {
    private final Codes codes;
    private final DefineValueSet define;
    private final TransactionOperations<Connection> transactions;

    ValueSetController(Codes codes, DefineValueSet define, TransactionOperations<Connection> transactions) {
        this.codes = codes;
        this.define = define;
        this.transactions = transactions;
    }

    /** The codes as policies write them, by system: {@code {"icd10cm": ["J44.-", "J43.9"]}}. */
    @Introspected
    record ValueSetBody(@Nullable String reason, @Nullable Map<String, List<String>> codes) {

        CodeList list() {
            var patterns = new EnumMap<CodeSystem, List<CodePattern>>(CodeSystem.class);
            Optional.ofNullable(codes)
                    .orElse(Map.of())
                    .forEach((system, some) -> patterns.put(named(system), parsed(system, some)));
            return new CodeList(patterns);
        }

        private static CodeSystem named(String system) {
            return CodeSystem.named(system)
                    .orElseThrow(() ->
                            Problem.of(ProblemKind.INVALID_VALUE, "There is no such code system", "codes." + system));
        }

        private static List<CodePattern> parsed(String system, List<String> some) {
            var patterns = new ArrayList<CodePattern>();
            for (var text : some) {
                try {
                    patterns.add(CodePattern.parse(text));
                } catch (IllegalArgumentException e) {
                    throw Problem.of(
                            ProblemKind.INVALID_VALUE,
                            "expected a code, a range or a family, found '" + text + "'",
                            "codes." + system);
                }
            }
            return patterns;
        }
    }

    @Introspected
    record ValueSetView(
            String name,
            String version,
            String reference,
            String definition,
            int size,
            Map<String, Set<String>> codes,
            String by,
            String at,
            String reason) {
        static ValueSetView of(KeptValueSet set) {
            var members = new TreeMap<String, Set<String>>();
            set.members().forEach((system, some) -> members.put(system.shortName(), some));
            return new ValueSetView(
                    set.name(),
                    set.version(),
                    set.reference(),
                    set.definition(),
                    set.size(),
                    members,
                    set.by(),
                    set.at().toString(),
                    set.reason());
        }
    }

    /** The names under which policies speak of them. */
    @Introspected
    record ValueSetsView(@JsonInclude List<String> valueSets) {}

    @Get
    ValueSetsView list() {
        return new ValueSetsView(transactions.executeRead(_ -> codes.valueSets()));
    }

    /** By the name under which policies speak of it: name and version. */
    @Get("/{reference}")
    ValueSetView read(String reference) {
        return transactions
                .executeRead(_ -> codes.valueSet(reference))
                .map(ValueSetView::of)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such value set"));
    }

    @Put("/{name}/{version}")
    @Needs(roles = Role.POLICY_AUTHOR)
    HttpResponse<ValueSetView> define(String name, String version, @Body ValueSetBody body, Caller caller) {
        var reason = Optional.ofNullable(body.reason()).orElse("");
        var set = define.define(new DefineValueSet.Wish(name, version, body.list(), reason), caller);
        return HttpResponse.created(ValueSetView.of(set), URI.create("/codes/value-sets/" + set.reference()));
    }
}
