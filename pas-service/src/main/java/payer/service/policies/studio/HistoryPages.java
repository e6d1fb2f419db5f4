package payer.service.policies.studio;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.PolicyVersions;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.Release;
import payer.service.policies.Releases;
import payer.service.policies.pages.PolicyPage;

/** Tells what became of policies: version by version, and release by release. */
@Singleton
final class HistoryPages {
    private static final int PAGE = 50;

    private final PolicyVersions versions;
    private final Releases releases;
    private final StudioWords words;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    HistoryPages(
            PolicyVersions versions,
            Releases releases,
            StudioWords words,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.versions = versions;
        this.releases = releases;
        this.words = words;
        this.transactions = transactions;
        this.clock = clock;
    }

    HistoryPage policy(String id) {
        var today = words.today(clock.instant());
        return transactions.executeRead(_ -> {
            var all = versions.glances(Optional.of(id));
            if (all.isEmpty()) throw Problem.of(ProblemKind.NOT_FOUND, "There is no such policy");
            return page(id, all, releases.ofPolicy(id, PAGE), today);
        });
    }

    private HistoryPage page(String id, List<Glance> all, List<Release> published, LocalDate today) {
        var newestFirst = all.stream()
                .sorted(Comparator.comparing(Glance::from).reversed())
                .toList();
        var newest = newestFirst.getFirst();
        return new HistoryPage(
                id,
                newest.title(),
                PolicyPage.authority(newest.authority()),
                newest.owner(),
                Timeline.of(all, today),
                newestFirst.stream().map(one -> version(one, today)).toList(),
                published.stream()
                        .map(release -> ReleasesPage.Shown.of(release, words))
                        .toList());
    }

    private HistoryPage.Version version(Glance glance, LocalDate today) {
        var told = words.told(glance.last());
        return new HistoryPage.Version(ListPages.chip(glance, today), told.what(), told.by(), told.at(), told.reason());
    }

    ReleasesPage releases(int before, Attempt attempt, String done) {
        var found = transactions.executeRead(_ -> releases.newest(before, PAGE + 1));
        var shown = found.stream()
                .limit(PAGE)
                .map(release -> ReleasesPage.Shown.of(release, words))
                .toList();
        var last = shown.isEmpty() ? 0 : shown.getLast().number();
        return new ReleasesPage(shown, last, found.size() > PAGE, attempt, done);
    }
}
