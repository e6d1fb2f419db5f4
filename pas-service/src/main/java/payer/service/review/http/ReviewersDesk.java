package payer.service.review.http;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Set;
import payer.service.caller.Role;
import payer.service.security.staff.Desk;

/** Where reviewers work. */
@Factory
final class ReviewersDesk {
    @Singleton
    Desk desk() {
        return new Desk(10, Set.of(Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN), "/review");
    }
}
