package payer.service.policies.studio;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.document.PublishedDocument;
import payer.rules.policy.CodeList;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;
import payer.service.caller.Role;
import payer.service.codes.LoadedCodes;
import payer.service.policies.Life;
import payer.service.policies.LifeState;
import payer.service.policies.PolicyVersions;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.Release;
import payer.service.policies.Releases;
import payer.service.policies.Revision;
import payer.service.policies.VersionKey;
import payer.service.policies.pages.PolicyPage;
import payer.service.security.staff.Visit;

/** Puts the page of one version together for one person. */
@Singleton
final class VersionPages {
    private static final int LOOKED_AT = 50;

    private static final Map<String, String> DONE = Map.ofEntries(
            Map.entry("save", "The draft is saved. Run its cases when it is ready."),
            Map.entry("submit", "It waits for a second person now."),
            Map.entry("retire", "It is proposed for retirement and goes on until a second person agrees."),
            Map.entry("abandon", "The work on it is given up."),
            Map.entry("approve", "It is approved. It can be published or scheduled."),
            Map.entry("send-back", "It is back with its author."),
            Map.entry("schedule", "It is scheduled."),
            Map.entry("unschedule", "It is off the schedule and still approved."),
            Map.entry("publish", "It is published; every instance follows within 2 seconds."),
            Map.entry("roll-back", "The release is rolled back."));

    private final PolicyVersions versions;
    private final Releases releases;
    private final LoadedCodes codes;
    private final StudioWords words;
    private final TransactionOperations<Connection> transactions;

    /** What the database has of a version. */
    private record Found(
            Life life, Revision revision, Glance glance, Optional<Revision> basis, Optional<Release> latest) {}

    VersionPages(
            PolicyVersions versions,
            Releases releases,
            LoadedCodes codes,
            StudioWords words,
            TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.releases = releases;
        this.codes = codes;
        this.words = words;
        this.transactions = transactions;
    }

    VersionPage page(VersionKey key, Visit visit, Attempt attempt, String done) {
        var found = transactions.executeRead(_ -> found(key));
        var life = found.life();
        var document = found.revision().published();
        var policy = document.policy();
        return new VersionPage(
                key.policy(),
                key.version(),
                found.glance().title(),
                StudioWords.mark(life),
                life.number(),
                found.revision().number(),
                policy.map(one -> PolicyPage.of(one, List.of())),
                objections(document),
                policy.map(VersionPages::criteria).orElse(List.of()),
                policy.map(this::codes).orElse(List.of()),
                basis(found),
                found.basis().map(found.revision()::differencesFrom).orElse(List.of()),
                life.steps().reversed().stream().map(words::told).toList(),
                NextActs.of(life, found.latest(), visit),
                attempt,
                DONE.containsKey(done) ? done : "",
                DONE.getOrDefault(done, ""),
                visit.is(Role.POLICY_AUTHOR) && life.state() != LifeState.SCHEDULED,
                isTrying(visit),
                found.glance().published().isPresent());
    }

    static boolean isTrying(Visit visit) {
        return visit.is(Role.POLICY_AUTHOR) || visit.is(Role.POLICY_APPROVER);
    }

    private Found found(VersionKey key) {
        var life = versions.find(key).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no " + key));
        var all = versions.glances(Optional.of(key.policy()));
        var glance = all.stream()
                .filter(one -> one.last().key().equals(key))
                .findFirst()
                .orElseThrow();
        return new Found(life, versions.revision(key, life.newest()), glance, basis(glance, life, all), latest(key));
    }

    /** What is in force of it; of a version that never was, the one that it would follow. */
    private Optional<Revision> basis(Glance glance, Life life, List<Glance> all) {
        if (glance.published().isPresent())
            return glance.published()
                    .filter(number -> number != life.newest())
                    .map(number -> versions.revision(life.key(), number));
        return all.stream()
                .filter(other -> other.published().isPresent() && !other.from().isAfter(glance.from()))
                .reduce((one, other) -> one.from().isAfter(other.from()) ? one : other)
                .map(other ->
                        versions.revision(other.last().key(), other.published().orElseThrow()));
    }

    private static String basis(Found found) {
        return found.basis()
                .map(before -> before.key().equals(found.life().key())
                        ? "what is in force of it (revision " + before.number() + ")"
                        : "version " + before.key().version() + ", which it follows")
                .orElse("");
    }

    private Optional<Release> latest(VersionKey key) {
        return releases.ofPolicy(key.policy(), LOOKED_AT).stream()
                .filter(release ->
                        release.entries().stream().anyMatch(entry -> entry.key().equals(key)))
                .findFirst();
    }

    private static List<String> objections(PublishedDocument document) {
        return document.objections().stream()
                .map(issue -> issue.place() + ": " + issue.text())
                .toList();
    }

    private static List<VersionPage.Row> criteria(Policy policy) {
        return policy.leaves().stream().map(VersionPages::criterion).toList();
    }

    private static VersionPage.Row criterion(Leaf leaf) {
        return new VersionPage.Row(
                leaf.name(),
                leaf.text(),
                leaf.question().map(question -> question.text()).orElse(""),
                leaf.unmet().map(reason -> reason.citation()).orElse(""));
    }

    private List<PolicyPage.Row> codes(Policy policy) {
        var all = policy.codeLists().reduce(CodeList.none(), CodeList::and);
        return codes.words(all).entrySet().stream()
                .map(code -> new PolicyPage.Row(code.getKey(), code.getValue()))
                .toList();
    }
}
