package payer.service.policies.http;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.Optional;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.DecideAsKnown;

/** What would have been decided on a day, by what was published by another one. */
@Controller("/policies/decide")
@Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN, Role.AUDITOR})
final class DecideController {
    private final DecideAsKnown decide;

    DecideController(DecideAsKnown decide) {
        this.decide = decide;
    }

    /** The days stand in the situation; {@code known} is the moment by which policies were published, now if none is named. */
    @Post
    DecidedView decide(@Body DecideBody body, @QueryValue Optional<String> known) {
        return DecidedView.of(decide.decide(body.asked(known)));
    }
}
