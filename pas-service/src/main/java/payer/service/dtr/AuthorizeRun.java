package payer.service.dtr;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import payer.decision.AuthorizationCase;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.ServiceLine;
import payer.decision.Urgency;
import payer.dtr.answer.AuthorizationOffer;
import payer.dtr.answer.AuthorizationOffer.Told;
import payer.dtr.answer.RequestedKind;
import payer.intake.FormFacts;
import payer.intake.Orders;
import payer.service.assertion.Assertion;
import payer.service.caller.Caller;
import payer.service.fhir.FhirText;
import payer.service.member.Member;
import payer.service.member.MemberFacts;
import payer.service.member.Roster;
import payer.service.priorauth.AuthorizeAtOrdering;
import payer.service.priorauth.OrderedService;
import payer.service.runtime.ServiceSettings;

/**
 * Ends an adaptive run whose answers meet the policy with the offer of the authorization, and gives it to who accepts. Where it is
 * not given, the response says what holds of the order by the answers. Only a run that goes back to an answer at the order screen
 * gets that far, and only where no authorization was given there already.
 */
@Singleton
final class AuthorizeRun {
    private final Forms forms;
    private final Contexts contexts;
    private final Roster roster;
    private final MemberFacts memberFacts;
    private final AuthorizeAtOrdering registry;
    private final Determinations determinations;
    private final FhirText text;
    private final ServiceSettings service;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    AuthorizeRun(
            Forms forms,
            Contexts contexts,
            Roster roster,
            MemberFacts memberFacts,
            AuthorizeAtOrdering registry,
            Determinations determinations,
            FhirText text,
            ServiceSettings service,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.forms = forms;
        this.contexts = contexts;
        this.roster = roster;
        this.memberFacts = memberFacts;
        this.registry = registry;
        this.determinations = determinations;
        this.text = text;
        this.service = service;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An order that was judged by the answers, and the answer at the order screen that the run goes back to. */
    private record Judged(Assertion assertion, Member member, ServiceLine line, Determination determination) {
        boolean isApproved() {
            return determination.decision() instanceof Decision.Approved;
        }

        OrderedService ordered() {
            return new OrderedService(
                    "|" + assertion.order() + "|" + assertion.coverage(),
                    member,
                    line,
                    line.code().value(),
                    determination,
                    "",
                    Set.of());
        }

        @Override
        public String toString() {
            return "Judged";
        }
    }

    /** {@code response} is completed; so is the answer, unless there is one more question. */
    QuestionnaireResponse end(QuestionnaireResponse response, Caller caller, String correlation) {
        var offer = new AuthorizationOffer(response);
        var now = clock.instant();
        var today = now.atZone(service.zone()).toLocalDate();
        var found = judged(response, offer, caller, today);
        if (found.isEmpty()) return response;
        var judged = found.get();
        if (judged.isApproved() && !offer.isMade()) return offer.make();
        if (judged.isApproved() && offer.isAccepted()) return authorized(judged, offer, now, caller, correlation);
        return offer.isAnswered() ? offer.carry(told(judged, today), Date.from(now)) : response;
    }

    private QuestionnaireResponse authorized(
            Judged judged, AuthorizationOffer offer, Instant now, Caller caller, String correlation) {
        var given = registry.authorize(judged.ordered(), caller, correlation);
        var assertion = judged.assertion;
        var carrying = offer.carry(
                Told.authorized(
                        assertion.coverage(),
                        assertion.number().value(),
                        given.number(),
                        now.atZone(service.zone()).toLocalDate()),
                Date.from(now));
        var kept = new payer.service.dtr.Determination(
                assertion.number().value(), now, caller.client().value(), given.number(), text.json(carrying));
        transactions.executeWrite(_ -> {
            determinations.keep(kept);
            return kept;
        });
        return carrying;
    }

    /** What holds by the answers, without an authorization. */
    private static Told told(Judged judged, LocalDate today) {
        var isExcluded = judged.determination.decision() instanceof Decision.NotCovered;
        var isFree = judged.determination.decision() instanceof Decision.NoAuthorizationNeeded;
        return new Told(
                judged.assertion.coverage(),
                judged.assertion.number().value(),
                isExcluded ? "not-covered" : "covered",
                isExcluded ? Optional.empty() : Optional.of(isFree ? "no-auth" : "auth-needed"),
                Optional.empty(),
                today);
    }

    /** Empty for a run that goes back to no answer at the order screen, and for one whose order has its authorization already. */
    private Optional<Judged> judged(
            QuestionnaireResponse response, AuthorizationOffer offer, Caller caller, LocalDate today) {
        return offer.assertion()
                .flatMap(number -> contexts.assertion(number, caller))
                .filter(assertion -> assertion.authorization().isEmpty())
                .flatMap(assertion -> member(assertion, today)
                        .flatMap(member -> line(response, assertion, today)
                                .map(line -> new Judged(
                                        assertion, member, line, determination(response, member, line, today)))));
    }

    private Optional<Member> member(Assertion assertion, LocalDate today) {
        return assertion.member().flatMap(roster::find).flatMap(enrolled -> enrolled.insuredOn(today));
    }

    private Optional<ServiceLine> line(QuestionnaireResponse response, Assertion assertion, LocalDate today) {
        return new Orders()
                .line(1, contexts.order(assertion), today)
                .map(line -> RequestedKind.told(response)
                        .map(kind -> RequestedKind.in(line, kind))
                        .orElse(line));
    }

    private Determination determination(
            QuestionnaireResponse response, Member member, ServiceLine line, LocalDate today) {
        var facts = new ArrayList<>(memberFacts.known(member.id()));
        facts.addAll(new FormFacts().read(response));
        var theCase = new AuthorizationCase(
                        member.membership(),
                        today,
                        Urgency.STANDARD,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        List.of(line),
                        facts)
                .seenOn(today);
        return forms.now().rules().determine(theCase).getFirst();
    }
}
