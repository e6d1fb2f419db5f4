package payer.service.records.search;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.records.Compartments;
import payer.service.records.RecordKey;
import payer.service.records.RecordVersion;
import payer.service.records.Records;

/** The payer's own records as FHIR objects. Whoever asks is ourselves; what a call caused is audited where the call is. */
@Singleton
public final class OwnRecords {
    private static final int PAGE = 500;

    private final Records records;
    private final Compartments compartments;
    private final Searches searches;
    private final QueryReader queries;
    private final FhirText text;
    private final TransactionOperations<Connection> transactions;

    OwnRecords(
            Records records,
            Compartments compartments,
            Searches searches,
            QueryReader queries,
            FhirText text,
            TransactionOperations<Connection> transactions) {
        this.records = records;
        this.compartments = compartments;
        this.searches = searches;
        this.queries = queries;
        this.text = text;
        this.transactions = transactions;
    }

    /** The patients whose are the records of a type of which a parameter has one of these values. */
    public Set<String> owners(Class<? extends Resource> type, String parameter, Collection<String> values) {
        if (values.isEmpty()) return Set.of();
        return transactions.executeRead(tx -> compartments.owners(found(type, parameter, values).stream()
                .map(RecordVersion::number)
                .toList()));
    }

    /** All records of these types that are these patients', read at once. */
    public List<Resource> ofPatients(Collection<String> patients, Collection<Class<? extends Resource>> types) {
        var names = types.stream().map(Class::getSimpleName).toList();
        return transactions.executeRead(tx -> records.ofPatients(patients, names).stream()
                .<Resource>map(version -> read(Resource.class, version))
                .toList());
    }

    /** All records of a type of which a parameter has one of these values. */
    public <T extends Resource> List<T> with(Class<T> type, String parameter, Collection<String> values) {
        if (values.isEmpty()) return List.of();
        return transactions.executeRead(tx -> read(type, found(type, parameter, values).stream()));
    }

    private List<RecordVersion> found(Class<? extends Resource> type, String parameter, Collection<String> values) {
        var wanted = values.stream().map(OwnRecords::escaped).collect(Collectors.joining(","));
        var query =
                queries.read(type.getSimpleName(), new QueryText(List.of(new QueryText.Pair(parameter, wanted))), true);
        var found = new ArrayList<RecordVersion>();
        var place = Optional.<Searches.Place>empty();
        do {
            var page = searches.find(query, PAGE, place);
            found.addAll(page.matches());
            place = page.next();
        } while (place.isPresent());
        return found;
    }

    public <T extends Resource> List<T> all(Class<T> type, Collection<String> ids) {
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
