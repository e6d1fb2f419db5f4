package payer.service.crd;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import payer.crd.Advice;
import payer.crd.Advisor;
import payer.crd.Answer;
import payer.crd.AnswerWriter;
import payer.crd.Hook;
import payer.crd.HookRequest;
import payer.crd.HookRequestReader;
import payer.crd.Informed;
import payer.crd.Option;
import payer.crd.Release;
import payer.decision.AuthorizationCase;
import payer.decision.PolicyReference;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.audit.DataCategory;
import payer.service.caller.Caller;
import payer.service.policies.PoliciesInForce;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.RecordedRequests;
import payer.service.runtime.Ids;
import payer.service.runtime.ServiceSettings;

/** Answers a hook: gather, think, remember, tell. */
@Singleton
final class AnswerHook {
    private final HookJson json;
    private final GatherFacts gather;
    private final AdviseOrders advise;
    private final PoliciesInForce policies;
    private final AuthorizeOrders authorize;
    private final RememberAnswer remember;
    private final RecordedRequests recorded;
    private final MakeCards makeCards;
    private final ShowCards show;
    private final HookCalls calls;
    private final AuditTrail audit;
    private final CrdSettings settings;
    private final ServiceSettings service;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final Clock clock;

    AnswerHook(
            HookJson json,
            GatherFacts gather,
            AdviseOrders advise,
            PoliciesInForce policies,
            AuthorizeOrders authorize,
            RememberAnswer remember,
            RecordedRequests recorded,
            MakeCards makeCards,
            ShowCards show,
            HookCalls calls,
            AuditTrail audit,
            CrdSettings settings,
            ServiceSettings service,
            TransactionOperations<Connection> transactions,
            Ids ids,
            Clock clock) {
        this.json = json;
        this.gather = gather;
        this.advise = advise;
        this.policies = policies;
        this.authorize = authorize;
        this.remember = remember;
        this.recorded = recorded;
        this.makeCards = makeCards;
        this.show = show;
        this.calls = calls;
        this.audit = audit;
        this.settings = settings;
        this.service = service;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    byte[] answer(Hook hook, Release base, byte[] body, Caller caller, String correlation) {
        var received = json.call(body);
        var request = HookRequestReader.read(hook, base, received.json());
        var release = release(request, base);
        var gathered = gather.gather(request, release, caller);
        var rules = policies.now();
        var thought = advise.advise(gathered, rules, new Advisor(rules, policy -> form(policy, release)));
        var advice = authorize.recognized(thought.advice(), gathered, caller);
        var cards = makeCards.of(advice, gathered);
        var judged = hook == Hook.ORDER_SIGN ? thought.gathered().consultation().cases() : List.<AuthorizationCase>of();
        var call = ids.next();
        var settled = authorize.settle(wanted(advice, request), gathered, caller, correlation);
        return transactions.executeWrite(tx -> {
            var now = clock.instant();
            var said = remember.remember(settled, gathered, caller, now);
            var shown = show.show(MakeCards.naming(cards, said), gathered, call, caller, now);
            var answer = written(new Answer(Informed.orders(said, release), shown.cards()), release);
            var numbers = said.stream()
                    .map(one -> one.information().assertionId())
                    .distinct()
                    .toList();
            calls.add(call(call, gathered, caller, correlation, numbers, advice, received, answer, now), shown.rows());
            judged.forEach(one -> recorded.remember(one, Occasion.ORDERING, now));
            audit.append(entry(gathered, caller, correlation, said.size(), answer.length)
                    .by(RememberAnswer.policies(advice)));
            return answer;
        });
    }

    /** Only the base of the later releases lets its clients choose. */
    private static Release release(HookRequest request, Release base) {
        return base == Release.V2_0 ? base : request.requested().orElse(base);
    }

    private static List<Advice> wanted(List<Advice> advice, HookRequest request) {
        return request.configuration().wants(Option.COVERAGE_INFORMATION) ? advice : List.of();
    }

    private String form(PolicyReference policy, Release release) {
        var edition = release == Release.V2_0 ? "2.0" : "2.2";
        return "%s/dtr/%s/fhir/Questionnaire/%s|%s".formatted(service.url(), edition, policy.id(), policy.version());
    }

    private byte[] written(Answer answer, Release release) {
        var source = new AnswerWriter.Source(settings.insurer(), settings.website());
        return json.bytes(new AnswerWriter(release, source, ids::next).write(answer));
    }

    private HookCall call(
            UUID id,
            Gathered gathered,
            Caller caller,
            String correlation,
            List<String> numbers,
            List<Advice> advice,
            HookBody received,
            byte[] answer,
            Instant now) {
        return new HookCall(
                id,
                caller.client(),
                correlation,
                gathered.request().hook().text(),
                gathered.release().text(),
                UUID.fromString(gathered.request().instance()),
                numbers,
                RememberAnswer.policies(advice),
                received.kept(),
                answer,
                now);
    }

    private static AuditEntry entry(Gathered gathered, Caller caller, String correlation, int said, int bytes) {
        var hook = gathered.request().hook().text();
        return AuditEntry.of(Act.of(Act.Kind.HOOK, hook, "cds-service", hook), caller)
                .correlation(correlation)
                .patients(gathered.patients())
                .answer(new payer.service.audit.Answer(200, said, bytes, Set.of(DataCategory.COVERAGE)));
    }
}
