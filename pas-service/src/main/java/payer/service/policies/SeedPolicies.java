package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.rules.document.PolicyDocument;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.Policy;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.runtime.ServiceSettings;

/**
 * Publishes, in a new installation, the policies that come with the product, each version as known from the day on which it
 * came into effect, and its end from the day on which it was over: until then nobody knew. An installation that has published anything is left alone: its policies are the payer's own.
 */
@Singleton
final class SeedPolicies {
    private static final Logger LOG = LoggerFactory.getLogger(SeedPolicies.class);
    private static final Person PRODUCT = Person.ourselves("product");

    private final Releases releases;
    private final PolicyVersions versions;
    private final AuditTrail audit;
    private final PolicySettings settings;
    private final ServiceSettings service;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    SeedPolicies(
            Releases releases,
            PolicyVersions versions,
            AuditTrail audit,
            PolicySettings settings,
            ServiceSettings service,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.releases = releases;
        this.versions = versions;
        this.audit = audit;
        this.settings = settings;
        this.service = service;
        this.transactions = transactions;
        this.clock = clock;
    }

    void seed() {
        if (!settings.seed() || transactions.executeRead(_ -> releases.latest()) > 0) return;
        var count = transactions.executeWrite(_ -> {
            releases.lock();
            return releases.latest() > 0 ? 0 : publishAll();
        });
        if (count > 0) LOG.info("Policies: {} versions that come with the product are published", count);
    }

    private int publishAll() {
        var now = clock.instant();
        var stamp = new Stamp(PRODUCT, now, "Comes with the product");
        var byMoment = new TreeMap<Instant, List<Revision>>();
        for (var folder : ShippedPolicies.folders())
            folder.versions().forEach((file, text) -> {
                var policy = PolicyDocument.read(folder.name() + "/" + file, text);
                revisions(policy, text, folder.cases(), now)
                        .forEach((moment, revision) -> byMoment.computeIfAbsent(moment, _ -> new ArrayList<>())
                                .add(revision));
            });
        byMoment.forEach((moment, revisions) -> release(moment, revisions, stamp));
        audit.append(AuditEntry.of(
                Act.of(Act.Kind.CONFIGURATION, "policies-shipped", "PolicyRelease", ""), Actor.ourselves("policies")));
        return byMoment.values().stream().mapToInt(List::size).sum();
    }

    private Map<Instant, Revision> revisions(Policy policy, String text, String cases, Instant now) {
        var key = new VersionKey(policy.id(), policy.version());
        var begin = moment(policy.effective().from(), now);
        var over = policy.effective().until().map(last -> moment(last.plusDays(1), now));
        if (over.filter(begin::isBefore).isEmpty()) return Map.of(begin, new Revision(key, 1, text, cases));
        var open = PolicyDocument.write(policy.withoutEnd());
        return Map.of(begin, new Revision(key, 1, open, cases), over.get(), new Revision(key, 2, text, cases));
    }

    private Instant moment(LocalDate day, Instant now) {
        var moment = day.atStartOfDay(service.zone()).toInstant();
        return moment.isAfter(now) ? now : moment;
    }

    private void release(Instant moment, List<Revision> revisions, Stamp stamp) {
        for (var revision : revisions) {
            var step = versions.find(revision.key())
                    .map(life -> life.ended(stamp))
                    .orElseGet(() -> Life.unborn(revision.key()).broughtIn(stamp));
            versions.add(revision);
            versions.add(step);
        }
        var entries = revisions.stream()
                .map(revision -> new Release.Entry(revision.key(), Optional.of(revision.number())))
                .toList();
        releases.add(new Release(releases.latest() + 1, Release.Kind.SHIPPED, moment, stamp, entries));
    }
}
