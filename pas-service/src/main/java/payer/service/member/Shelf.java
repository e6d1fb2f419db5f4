package payer.service.member;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.records.RecordKey;
import payer.service.records.RecordVersion;
import payer.service.records.Records;
import payer.service.records.search.QueryReader;
import payer.service.records.search.QueryText;
import payer.service.records.search.Searches;

/** The payer's own records as FHIR objects. Whoever asks is ourselves; what a call caused is audited where the call is. */
@Singleton
final class Shelf {
    private static final int PAGE = 500;

    private final Records records;
    private final Searches searches;
    private final QueryReader queries;
    private final FhirText text;
    private final TransactionOperations<Connection> transactions;

    Shelf(
            Records records,
            Searches searches,
            QueryReader queries,
            FhirText text,
            TransactionOperations<Connection> transactions) {
        this.records = records;
        this.searches = searches;
        this.queries = queries;
        this.text = text;
        this.transactions = transactions;
    }

    /** All records of a type of which a parameter has one of these values. */
    <T extends Resource> List<T> with(Class<T> type, String parameter, Collection<String> values) {
        if (values.isEmpty()) return List.of();
        var wanted = values.stream().map(Shelf::escaped).collect(Collectors.joining(","));
        var query =
                queries.read(type.getSimpleName(), new QueryText(List.of(new QueryText.Pair(parameter, wanted))), true);
        return transactions.executeRead(tx -> {
            var found = Stream.<RecordVersion>builder();
            var place = Optional.<Searches.Place>empty();
            do {
                var page = searches.find(query, PAGE, place);
                page.matches().forEach(found);
                place = page.next();
            } while (place.isPresent());
            return read(type, found.build());
        });
    }

    <T extends Resource> List<T> all(Class<T> type, Collection<String> ids) {
        var keys = ids.stream()
                .distinct()
                .map(id -> new RecordKey(type.getSimpleName(), id))
                .toList();
        return transactions.executeRead(tx -> read(type, records.findAll(keys).stream()));
    }

    private <T extends Resource> List<T> read(Class<T> type, Stream<RecordVersion> versions) {
        return versions.filter(version -> !version.isDeleted())
                .map(version -> read(type, version))
                .toList();
    }

    private <T extends Resource> T read(Class<T> type, RecordVersion version) {
        var resource = text.read(new Received(version.document(), FhirFormat.JSON), type);
        resource.setId(version.key().reference());
        return resource;
    }

    private static String escaped(String value) {
        return value.replaceAll("([\\\\,|$])", "\\\\$1");
    }
}
