package payer.service.review.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.SeePriorAuths;
import payer.service.review.ArrangeTalks;
import payer.service.review.Talks.State;
import payer.service.runtime.ServiceSettings;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** Talks between clinicians, arranged and closed from the page of their case. */
@Controller("/review/{id}/talks")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(
        page = true,
        roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
final class TalkActions {
    private final SeePriorAuths authorizations;
    private final ArrangeTalks talks;
    private final CaseAnswers answers;
    private final ZoneId zone;

    TalkActions(SeePriorAuths authorizations, ArrangeTalks talks, CaseAnswers answers, ServiceSettings service) {
        this.authorizations = authorizations;
        this.talks = talks;
        this.answers = answers;
        this.zone = service.zone();
    }

    @Post
    HttpResponse<?> plan(UUID id, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        return answers.attempt(
                id,
                "talk",
                posted,
                visit,
                () -> talks.plan(
                        new ArrangeTalks.Wanted(
                                authorizations.one(new PriorAuthId(id)).id(),
                                moment(posted),
                                posted.text("ours"),
                                posted.text("with"),
                                posted.text("phone")),
                        visit.caller()));
    }

    @Post("/{talk}")
    HttpResponse<?> end(UUID id, UUID talk, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        var state = posted.text("state").equals("held") ? State.HELD : State.CANCELLED;
        return answers.attempt(
                id,
                "talk-" + talk,
                posted,
                visit,
                () -> talks.end(new PriorAuthId(id), talk, state, posted.text("outcome"), visit.caller()));
    }

    /** In the plan's time zone, as the page shows times. */
    private Instant moment(Posted posted) {
        try {
            return LocalDateTime.parse(posted.text("at")).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "Say when: a day and a time");
        }
    }
}
