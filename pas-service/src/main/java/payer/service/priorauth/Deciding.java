package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import payer.decision.AuthorizationCase;
import payer.decision.Fact;
import payer.decision.ServiceLine;
import payer.service.member.Member;
import payer.service.member.MemberFacts;
import payer.service.policies.PoliciesInForce;
import payer.service.policies.ProviderFigures;
import payer.service.provider.ListedProviders;

/** Thinks about lines with all that is known: what was sent, what the payer itself knows, and what it authorized before. */
@Singleton
final class Deciding {
    private final MemberFacts memberFacts;
    private final ListedProviders directory;
    private final ProviderFigures figures;
    private final PoliciesInForce policies;
    private final Standings standings;
    private final DueTimes dueTimes;

    Deciding(
            MemberFacts memberFacts,
            ListedProviders directory,
            ProviderFigures figures,
            PoliciesInForce policies,
            Standings standings,
            DueTimes dueTimes) {
        this.memberFacts = memberFacts;
        this.directory = directory;
        this.figures = figures;
        this.policies = policies;
        this.standings = standings;
        this.dueTimes = dueTimes;
    }

    /** {@code now} may be days after the request, when something has come that was asked for. */
    Considered determine(
            PriorAuthRequest request, Member member, List<Fact> sent, EarlierAuthorizations earlier, Instant now) {
        var facts = new ArrayList<>(sent);
        facts.addAll(memberFacts.known(member.id()));
        facts.addAll(earlier.facts());
        var lines = lines(request, member.membership().product());
        facts.addAll(figures.of(lines, request.requested()));
        var situation = new AuthorizationCase(
                        member.membership(),
                        request.requested(),
                        request.urgency(),
                        request.stay().admitted(),
                        request.stay().discharged(),
                        true,
                        lines,
                        facts)
                .seenOn(dueTimes.day(now));
        return new Considered(situation, policies.now().determine(situation));
    }

    /** By the providers as somebody with this plan meets them. */
    private List<ServiceLine> lines(PriorAuthRequest request, String plan) {
        return request.lines().stream()
                .map(RequestedLine::service)
                .map(line -> line.by(directory.of(line.provider().npi()).of(line.provider(), plan)))
                .toList();
    }

    /** What was put to the rules again, and what came of it for the lines that waited. */
    record Again(AuthorizationCase situation, Map<Integer, AuthLine> lines) {
        @Override
        public String toString() {
            return situation.toString();
        }
    }

    /** The lines that wait for something, as they stand with what has come to be known; what was decided stays decided. */
    Again waitingLinesNow(
            PriorAuth authorization, Member member, List<Fact> sent, EarlierAuthorizations earlier, Instant now) {
        var considered = determine(authorization.request(), member, sent, earlier.without(authorization.id()), now);
        var determinations = considered.determinations();
        var changed = new LinkedHashMap<Integer, AuthLine>();
        for (int i = 0; i < determinations.size(); i++) {
            var line = authorization.lines().get(i);
            var determination = determinations.get(i);
            line.standing()
                    .openReference()
                    .map(reference -> standings
                            .line(line.asked(), determination, reference, dueTimes.day(now))
                            .changing(line.standing().inForce()))
                    .filter(decided -> mayFollow(line.standing(), decided.standing()))
                    .ifPresent(decided -> changed.put(line.sequence(), decided));
        }
        return new Again(considered.situation(), changed);
    }

    /** What a person looks at again stays with that person, unless it turns out that the policy is met. */
    private static boolean mayFollow(Standing now, Standing next) {
        return !(now instanceof Standing.Reopened) || next instanceof Standing.Approved;
    }
}
