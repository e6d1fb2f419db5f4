package payer.service.crd;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.crd.Advice;
import payer.crd.Advisor;
import payer.crd.Answer;
import payer.crd.AnswerWriter;
import payer.crd.Cards;
import payer.crd.Consultation;
import payer.crd.CoverageInformation;
import payer.crd.Deliverers;
import payer.crd.Hook;
import payer.crd.HookRequestReader;
import payer.crd.Informed;
import payer.crd.Presented;
import payer.crd.Release;
import payer.crd.Standing;
import payer.crd.Terms;
import payer.decision.Membership;
import payer.service.policies.PoliciesInForce;
import payer.service.runtime.ServiceSettings;

/**
 * Thinks a made-up call through before the service says that it is ready, so that no clinician waits for classes to be loaded
 * and tables to be filled. Nothing of it is kept.
 */
@Singleton
@Readiness
final class WarmUp implements HealthIndicator, ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int ROUNDS = 10;

    private final HookJson json;
    private final PoliciesInForce policies;
    private final CrdSettings settings;
    private final ServiceSettings service;
    private final Clock clock;
    private volatile boolean finished;

    WarmUp(HookJson json, PoliciesInForce policies, CrdSettings settings, ServiceSettings service, Clock clock) {
        this.json = json;
        this.policies = policies;
        this.settings = settings;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        run();
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var status = finished ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("hooks", status).build());
    }

    private void run() {
        try {
            var body = body();
            for (int round = 0; round < ROUNDS; round++) for (var release : Release.values()) think(body, release);
        } catch (RuntimeException e) {
            LOG.error("The hooks could not be tried out; the first calls will be slow", e);
        } finally {
            finished = true;
        }
    }

    private void think(byte[] body, Release release) {
        var today = clock.instant().atZone(service.zone()).toLocalDate();
        var advice = new Advisor(policies.now(), policy -> policy.id()).advise(consultation(body, release, today));
        var said = advice.stream()
                .filter(one -> !one.statement().isSatisfied())
                .map(WarmUp::said)
                .toList();
        var cards =
                Cards.of(advice, Hook.ORDER_SIGN, new Terms(release, settings.insurer(), settings.launches())).stream()
                        .map(card -> new Answer.Shown(new UUID(0, 0), card))
                        .toList();
        var source = new AnswerWriter.Source(settings.insurer(), settings.website());
        json.bytes(new AnswerWriter(release, source, () -> new UUID(0, 0))
                .write(new Answer(Informed.orders(said, release), cards)));
    }

    private Consultation consultation(byte[] body, Release release, LocalDate today) {
        var request = HookRequestReader.read(Hook.ORDER_SIGN, release, json.read(body));
        var known = Known.nothing(json, release);
        var subjects = new Subjects(request, known, settings, release);
        subjects.read();
        known.addPrefetch(request);
        var insured = new Standing.Insured(Membership.unknown(), List.of(), true);
        return new Consultation(
                Hook.ORDER_SIGN,
                subjects.all(),
                List.of(new Presented("Coverage/c1", insured)),
                Chart.facts(known),
                Chart.stay(known, today),
                today,
                Deliverers.NOT_KNOWN);
    }

    private static Informed.Said said(Advice advice) {
        return new Informed.Said(
                advice.subject(), new CoverageInformation(advice.statement(), "warm-up", Optional.empty()));
    }

    private static byte[] body() {
        try (var file = WarmUp.class.getResourceAsStream("warm-up.json")) {
            if (file == null) throw new IllegalStateException("warm-up.json is not aboard");
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
