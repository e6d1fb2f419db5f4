package payer.service.priorauth.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.Question;
import payer.service.priorauth.Standing;
import payer.service.priorauth.UnitsUsed;

/** An authorization as reviewers see it; {@code attention} says that it is nearly or wholly out of time. */
@Introspected
@JsonInclude(Include.NON_ABSENT)
record ShownAuthorization(
        String id,
        int version,
        String received,
        String due,
        String limit,
        boolean expedited,
        boolean open,
        String attention,
        List<Line> lines,
        List<Event> events) {

    /** One line; {@code waitsFor} says for whom, {@code criteria} is the reviewer's checklist. */
    @Introspected
    @JsonInclude(Include.NON_ABSENT)
    record Line(
            int line,
            String service,
            String words,
            String day,
            String standing,
            String number,
            String policy,
            String waitsFor,
            Units units,
            List<String> reasons,
            List<ShownCriterion> criteria) {}

    /** How much was granted, and how much of it the paid claims of that time have used up; empty text where there is nothing. */
    @Introspected
    record Units(String granted, String used, String left) {
        static Units of(AuthLine line, Map<Integer, UnitsUsed.Use> uses) {
            var granted = line.standing().granted().flatMap(allowed -> allowed.units());
            var use = Optional.ofNullable(uses.get(line.sequence()));
            return new Units(
                    granted.map(units -> units.text()).orElse(""),
                    use.map(one -> one.used().toPlainString()).orElse(""),
                    use.flatMap(UnitsUsed.Use::left)
                            .map(left -> left.toPlainString())
                            .orElse(""));
        }
    }

    /** One thing that happened. */
    @Introspected
    record Event(String at, String actor, String kind, String reason) {}

    static ShownAuthorization of(PriorAuth authorization) {
        return of(authorization, List.of(), Map.of());
    }

    static ShownAuthorization of(
            PriorAuth authorization, List<PriorAuthEvent> events, Map<Integer, UnitsUsed.Use> uses) {
        return new ShownAuthorization(
                authorization.id().toString(),
                authorization.version(),
                authorization.received().toString(),
                authorization.clock().dueNow().toString(),
                authorization.clock().rule(),
                authorization.clock().expedited(),
                authorization.isOpen(),
                authorization.attention().map(one -> one.level().name()).orElse(""),
                authorization.lines().stream().map(line -> line(line, uses)).toList(),
                events.stream()
                        .map(event -> new Event(
                                event.at().toString(),
                                event.actor(),
                                event.kind().name(),
                                event.reason()))
                        .toList());
    }

    private static Line line(AuthLine line, Map<Integer, UnitsUsed.Use> uses) {
        var standing = line.standing();
        var service = line.asked().service();
        return new Line(
                line.sequence(),
                service.code().text(),
                line.asked().serviceWords(),
                service.serviced().toString(),
                standing.word(),
                standing.authorizationNumber().or(standing::openReference).orElse(""),
                standing.basis().policy() + " " + standing.basis().version(),
                waitsFor(standing),
                Units.of(line, uses),
                reasons(standing),
                line.ledger().stream().map(ShownCriterion::of).toList());
    }

    private static String waitsFor(Standing standing) {
        return switch (standing) {
            case Standing.Pended pended -> pended.reviewer().name();
            case Standing.Asked _ -> "REQUESTER";
            case Standing.InPart part -> part.restOpen() ? "PHYSICIAN" : "";
            case Standing.Reopened _ -> "PHYSICIAN";
            case Standing.NotNeeded _,
                    Standing.Approved _,
                    Standing.Modified _,
                    Standing.NotCovered _,
                    Standing.Denied _,
                    Standing.Withdrawn _ -> "";
        };
    }

    private static List<String> reasons(Standing standing) {
        return switch (standing) {
            case Standing.Pended pended ->
                pended.reasons().stream().map(why -> why.forProvider()).toList();
            case Standing.Asked asked ->
                asked.questions().stream().map(Question::text).toList();
            case Standing.InPart part -> List.of(part.why().forProvider());
            case Standing.Modified modified -> List.of(modified.why().forProvider());
            case Standing.Reopened reopened -> List.of(reopened.look().ground());
            case Standing.NotCovered notCovered -> List.of(notCovered.why().forProvider());
            case Standing.Denied denied -> List.of(denied.why().forProvider());
            case Standing.NotNeeded _, Standing.Approved _, Standing.Withdrawn _ -> List.of();
        };
    }

    @Override
    public String toString() {
        return "ShownAuthorization " + id;
    }
}
