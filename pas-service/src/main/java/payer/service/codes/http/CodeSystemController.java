package payer.service.codes.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.transaction.TransactionOperations;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.decision.CodeSystem;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.codes.CodeFiles;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.codes.Codes;
import payer.service.codes.KnownCode;
import payer.service.codes.LoadCodes;
import payer.service.codes.LoadedRelease;

/** Code systems: what is loaded, looking codes up, and loading. Licensed words are shown to the payer's own staff only. */
@Controller("/codes/systems")
@Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.OPERATOR})
final class CodeSystemController {
    static final String LINES = "text/tab-separated-values";
    private static final int MOST = 200;

    private final Codes codes;
    private final LoadCodes load;
    private final TransactionOperations<Connection> transactions;

    CodeSystemController(Codes codes, LoadCodes load, TransactionOperations<Connection> transactions) {
        this.codes = codes;
        this.load = load;
        this.transactions = transactions;
    }

    @Introspected
    record ReleaseView(
            String system,
            String release,
            int codes,
            boolean complete,
            String by,
            String at,
            Optional<WithdrawalView> withdrawn) {
        static ReleaseView of(LoadedRelease release) {
            return new ReleaseView(
                    release.system().shortName(),
                    release.release(),
                    release.codes(),
                    release.complete(),
                    release.by(),
                    release.at().toString(),
                    release.withdrawn().map(WithdrawalView::of));
        }
    }

    @Introspected
    record WithdrawalView(String by, String at, String reason) {
        static WithdrawalView of(LoadedRelease.Withdrawal withdrawal) {
            return new WithdrawalView(withdrawal.by(), withdrawal.at().toString(), withdrawal.reason());
        }
    }

    /** Why a release counts no more. */
    @Introspected
    record WithdrawalBody(@Nullable String reason) {}

    @Introspected
    record CodeView(String code, String display, Optional<String> lastDay) {
        static CodeView of(KnownCode code) {
            return new CodeView(code.value(), code.display(), code.lastDay().map(LocalDate::toString));
        }
    }

    @Introspected
    record FoundView(
            String system, String release, @JsonInclude List<CodeView> codes) {}

    /** Releases, or none. */
    @Introspected
    record ReleasesView(@JsonInclude List<ReleaseView> releases) {}

    /** The newest first: of each system the first complete one that was not withdrawn is what policies are checked against. */
    @Get
    ReleasesView list() {
        return new ReleasesView(transactions.executeRead(_ -> codes.releases()).stream()
                .map(ReleaseView::of)
                .toList());
    }

    /** Each line a code, a tab and its words; 201 if it is new, 200 if the very same is loaded already. */
    @Put("/{system}/releases/{release}")
    @Consumes(LINES)
    @Needs(roles = Role.OPERATOR)
    HttpResponse<ReleaseView> load(String system, String release, @Body byte[] lines, Caller caller) {
        var known = transactions.executeRead(_ -> codes.find(named(system), release));
        var file = new BufferedReader(new StringReader(new String(lines, StandardCharsets.UTF_8)));
        var loaded = load.load(CodeFiles.owned(named(system), release, file), caller);
        return HttpResponse.<ReleaseView>status(known.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(ReleaseView.of(loaded));
    }

    /** It counts no more, and the one before it does again. */
    @Post("/{system}/releases/{release}/withdraw")
    @Needs(roles = Role.OPERATOR)
    ReleaseView withdraw(String system, String release, @Body WithdrawalBody body, Caller caller) {
        var reason = Optional.ofNullable(body.reason()).orElse("");
        return ReleaseView.of(load.withdraw(named(system), release, reason, caller));
    }

    /** Codes that begin with a text or whose words contain it; at most 200, so whoever looks for one says more of it. */
    @Get("/{system}")
    FoundView search(String system, @QueryValue(defaultValue = "") String text, @QueryValue Optional<String> release) {
        return transactions.executeRead(_ -> {
            var wanted = wanted(system, release);
            return new FoundView(
                    wanted.system().shortName(),
                    wanted.release(),
                    codes.search(wanted, text, MOST).stream().map(CodeView::of).toList());
        });
    }

    @Get("/{system}/codes/{code}")
    CodeView code(String system, String code, @QueryValue Optional<String> release) {
        return transactions
                .executeRead(_ -> codes.code(wanted(system, release), code))
                .map(CodeView::of)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "That release has no such code"));
    }

    private LoadedRelease wanted(String system, Optional<String> release) {
        var named = named(system);
        return release.map(one -> codes.find(named, one))
                .orElseGet(() -> codes.current(named))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "No such release of " + system + " is loaded"));
    }

    private static CodeSystem named(String system) {
        return CodeSystem.named(system)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such code system"));
    }
}
