package payer.service.admin;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.jobs.DeadMessages;

/** Messages that no attempt delivered, for those who run the service. */
@Controller("/admin/outbox/dead")
@Needs(roles = Role.OPERATOR)
final class DeadMessagesController {
    private static final int MOST = 500;

    private final DeadMessages messages;
    private final OperateJobs operate;

    DeadMessagesController(DeadMessages messages, OperateJobs operate) {
        this.messages = messages;
        this.operate = operate;
    }

    @Get
    List<DeadMessageView> list(
            @QueryValue(defaultValue = "9223372036854775807") long before,
            @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "a page has 1 to " + MOST + " messages", "limit");
        return messages.list(before, limit).stream().map(DeadMessageView::of).toList();
    }

    @Post("/{id}/replay")
    HttpResponse<?> replay(@PathVariable long id, Caller caller) {
        operate.replay(id, caller);
        return HttpResponse.noContent();
    }

    @Delete("/{id}")
    HttpResponse<?> discard(@PathVariable long id, Caller caller) {
        operate.discard(id, caller);
        return HttpResponse.noContent();
    }
}
