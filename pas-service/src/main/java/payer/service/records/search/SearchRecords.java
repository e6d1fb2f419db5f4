package payer.service.records.search;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.AccessTrail;
import payer.service.audit.Act;
import payer.service.audit.NormalizedQuery;
import payer.service.records.Acting;
import payer.service.records.Shown;

/** Answers a search with a page of matches, and what is to be shown along with them. */
@Singleton
public final class SearchRecords {
    private final QueryReader queries;
    private final Searches searches;
    private final Sight sight;
    private final Includes includes;
    private final Cursors cursors;
    private final Shown shown;
    private final AccessTrail audit;
    private final TransactionOperations<Connection> transactions;

    SearchRecords(
            QueryReader queries,
            Searches searches,
            Sight sight,
            Includes includes,
            Cursors cursors,
            Shown shown,
            AccessTrail audit,
            TransactionOperations<Connection> transactions) {
        this.queries = queries;
        this.searches = searches;
        this.sight = sight;
        this.includes = includes;
        this.cursors = cursors;
        this.shown = shown;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The first page. */
    public Found search(String type, QueryText text, boolean strict, Acting by) {
        return page(queries.read(type, text, strict), Optional.empty(), by);
    }

    /** The page that a cursor stands for. */
    public Found next(String type, String cursor, Acting by) {
        var page = cursors.open(cursor, by.grant());
        if (!page.type().equals(type))
            throw Problem.of(ProblemKind.INVALID_VALUE, "This page belongs to another search", "_page");
        return page(queries.read(type, QueryText.parse(page.query()), false), Optional.of(page.after()), by);
    }

    private Found page(Query asked, Optional<Searches.Place> after, Acting by) {
        var query = sight.of(asked, by.rights());
        var found = transactions.executeRead(tx -> query.countsOnly() ? counted(query) : found(query, after, by));
        var all = Stream.concat(found.matches().stream(), found.included().stream())
                .toList();
        audit.append(shown.entry(by, Act.search(query.type(), normalized(query)), all, List.of()));
        return found;
    }

    private Found counted(Query query) {
        return new Found(query, List.of(), List.of(), false, Optional.of(searches.count(query)), Optional.empty());
    }

    private Found found(Query query, Optional<Searches.Place> after, Acting by) {
        var page = searches.find(query, query.count(), after);
        var included = includes.of(query, page.matches(), by.rights());
        var next = page.next()
                .map(place -> cursors.seal(
                        new Cursors.Continuation(query.type(), query.applied().encoded(), place), by.grant()));
        return new Found(query, page.matches(), included.records(), included.cut(), total(query, page, after), next);
    }

    /** Where everything fits on the first page, its total costs nothing. */
    private Optional<Long> total(Query query, Searches.Page page, Optional<Searches.Place> after) {
        return switch (query.total()) {
            case NONE -> Optional.empty();
            case ACCURATE -> Optional.of(searches.count(query));
            case IF_CHEAP ->
                after.isEmpty() && page.next().isEmpty()
                        ? Optional.of((long) page.matches().size())
                        : Optional.empty();
        };
    }

    private static String normalized(Query query) {
        return NormalizedQuery.of(query.applied().pairs().stream()
                .collect(Collectors.groupingBy(
                        QueryText.Pair::name, Collectors.mapping(QueryText.Pair::value, Collectors.toList()))));
    }
}
