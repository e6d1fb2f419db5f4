package payer.service.priorauth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.UUID;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.fhir.Correlation;
import payer.service.priorauth.DecidePriorAuth;
import payer.service.priorauth.ExtendClock;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.ReopenPriorAuth;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.UnitsUsed;

/** The reviewers' worklist and their decisions, as JSON. */
@Controller("/admin/authorizations")
final class ReviewController {
    private final SeePriorAuths see;
    private final DecidePriorAuth decide;
    private final ExtendClock extend;
    private final ReopenPriorAuth reopen;
    private final UnitsUsed used;

    ReviewController(
            SeePriorAuths see, DecidePriorAuth decide, ExtendClock extend, ReopenPriorAuth reopen, UnitsUsed used) {
        this.see = see;
        this.decide = decide;
        this.extend = extend;
        this.reopen = reopen;
        this.used = used;
    }

    @Get("/")
    @Needs(roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
    List<ShownAuthorization> worklist() {
        return see.worklist().stream().map(ShownAuthorization::of).toList();
    }

    @Get("/{id}")
    @Needs(roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
    ShownAuthorization one(UUID id) {
        var history = see.history(new PriorAuthId(id));
        return ShownAuthorization.of(history.authorization(), history.events(), used.of(history.authorization()));
    }

    /** A nurse may approve, ask and refer; only a physician may also deny. */
    @Post("/{id}/lines/{line}/decision")
    @Needs(roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
    ShownAuthorization decide(UUID id, int line, @Body DecisionForm form, HttpRequest<?> request, Caller caller) {
        var physician = caller.roles().contains(Role.REVIEWER_PHYSICIAN);
        var decision = form.decision(new PriorAuthId(id), line, caller.client().value(), physician);
        return ShownAuthorization.of(decide.decide(decision, caller, Correlation.of(request)));
    }

    /** An appeal, a talk between clinicians, or a correction: the refusal stands until it is decided anew. */
    @Post("/{id}/lines/{line}/second-look")
    @Needs(roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
    ShownAuthorization reopen(UUID id, int line, @Body SecondLookForm form, HttpRequest<?> request, Caller caller) {
        var wish = form.wish(new PriorAuthId(id), line);
        return ShownAuthorization.of(reopen.reopen(wish, caller, Correlation.of(request)));
    }

    @Post("/{id}/extension")
    @Needs(roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
    ShownAuthorization extend(UUID id, @Body ExtensionForm form, HttpRequest<?> request, Caller caller) {
        var more = form.more(new PriorAuthId(id));
        return ShownAuthorization.of(extend.extend(more, caller, Correlation.of(request)));
    }
}
