package payer.service.policies.studio;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payer.rules.policy.Policy;
import payer.service.policies.LifeState;
import payer.service.policies.PoliciesInForce;
import payer.service.policies.PolicyVersions;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.pages.PolicyPage;
import payer.service.policies.pages.PolicySearch;

/** Finds policies by words, codes and stage, also those that are not in force yet. */
@Singleton
final class ListPages {
    private static final int PAGE = 50;

    private final PolicyVersions versions;
    private final PoliciesInForce inForce;
    private final StudioWords words;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ListPages(
            PolicyVersions versions,
            PoliciesInForce inForce,
            StudioWords words,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.versions = versions;
        this.inForce = inForce;
        this.words = words;
        this.transactions = transactions;
        this.clock = clock;
    }

    ListPage page(String sought, Optional<Stage> stage, int page) {
        var today = words.today(clock.instant());
        var all = transactions.executeRead(_ -> versions.glances(Optional.empty()));
        var found = found(byPolicy(all), sought.strip(), stage);
        var rows = found.stream().skip((long) page * PAGE).limit(PAGE).toList();
        return new ListPage(
                sought.strip(),
                stage,
                groups(all, sought.strip(), stage),
                rows.stream().map(one -> row(one, today)).toList(),
                found.size(),
                page,
                found.size() > (page + 1) * PAGE);
    }

    static Map<String, List<Glance>> byPolicy(List<Glance> glances) {
        return glances.stream()
                .collect(Collectors.groupingBy(
                        glance -> glance.last().key().policy(), LinkedHashMap::new, Collectors.toList()));
    }

    private List<List<Glance>> found(Map<String, List<Glance>> policies, String sought, Optional<Stage> stage) {
        var byWhatTheySay = sought.isEmpty() ? Set.<String>of() : idsInForce(sought);
        return policies.entrySet().stream()
                .filter(one -> stage.isEmpty() || one.getValue().stream().anyMatch(stage.get()::holds))
                .filter(one ->
                        sought.isEmpty() || byWhatTheySay.contains(one.getKey()) || isCalled(one.getValue(), sought))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Set<String> idsInForce(String sought) {
        var search = new PolicySearch(sought);
        return inForce.now().policies().stream()
                .filter(search::finds)
                .map(Policy::id)
                .collect(Collectors.toSet());
    }

    /** What a draft is called can be found too; each word has to be. */
    private static boolean isCalled(List<Glance> versions, String sought) {
        var names = versions.stream()
                .map(one -> one.last().key().policy() + " " + one.title() + " " + one.owner())
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(sought.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(names::contains);
    }

    private static List<ListPage.Group> groups(List<Glance> all, String sought, Optional<Stage> chosen) {
        var groups = new ArrayList<ListPage.Group>();
        for (var stage : Stage.values()) {
            var count = (int) all.stream().filter(stage::holds).count();
            var isChosen = chosen.filter(stage::equals).isPresent();
            var query = ListPage.query(sought, isChosen ? Optional.empty() : Optional.of(stage));
            groups.add(new ListPage.Group(stage.words(), count, query, isChosen));
        }
        return groups;
    }

    private static ListPage.Row row(List<Glance> versions, LocalDate today) {
        var newest = versions.stream().max(Comparator.comparing(Glance::from)).orElseThrow();
        return new ListPage.Row(
                newest.last().key().policy(),
                newest.title(),
                PolicyPage.authority(newest.authority()),
                newest.owner(),
                versions.stream()
                        .sorted(Comparator.comparing(Glance::from).reversed())
                        .map(version -> chip(version, today))
                        .toList(),
                Timeline.of(versions, today));
    }

    static ListPage.Chip chip(Glance version, LocalDate today) {
        return new ListPage.Chip(
                version.last().key().version(),
                StudioWords.period(version.from(), version.until()),
                StudioWords.mark(version, today),
                version.published().isPresent() && version.last().state() != LifeState.IN_FORCE);
    }
}
