package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.Editor;
import payer.service.policies.PublishPolicies;
import payer.service.policies.Releases;

/** What was published, when, by whom and why. */
@Controller("/policies/releases")
@Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.OPERATOR, Role.AUDITOR})
final class ReleaseController {
    private static final int MOST = 500;

    private final Releases releases;
    private final PublishPolicies publish;
    private final TransactionOperations<Connection> transactions;

    ReleaseController(Releases releases, PublishPolicies publish, TransactionOperations<Connection> transactions) {
        this.releases = releases;
        this.publish = publish;
        this.transactions = transactions;
    }

    /** Releases, or none. */
    @Introspected
    record Releasing(@JsonInclude List<ReleaseView> releases) {}

    @Get
    Releasing list(@QueryValue(defaultValue = "2147483647") int before, @QueryValue(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "a page has 1 to " + MOST + " releases", "limit");
        var found = transactions.executeRead(_ -> releases.newest(before, limit));
        return new Releasing(found.stream().map(ReleaseView::of).toList());
    }

    @Get("/{number}")
    ReleaseView read(int number) {
        return transactions
                .executeRead(_ -> releases.find(number))
                .map(ReleaseView::of)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no release " + number));
    }

    /** Approved versions, all of them or none. */
    @Post
    @Needs(roles = Role.POLICY_APPROVER)
    ReleaseView publish(@Body ReleaseBody body, Caller caller) {
        return ReleaseView.of(publish.publish(body.wanted(), body.why(), Editor.of(caller)));
    }

    @Post("/{number}/roll-back")
    @Needs(roles = Role.POLICY_APPROVER)
    ReleaseView rollBack(int number, @Body ReasonBody body, Caller caller) {
        return ReleaseView.of(publish.rollBack(number, body.why(), Editor.of(caller)));
    }
}
