package payer.service.records;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.AccessTrail;
import payer.service.caller.Interaction;
import payer.service.records.document.BundleSlices;
import payer.service.records.search.Found;
import payer.service.records.search.QueryText;
import payer.service.records.search.SearchRecords;

/** Carries out a bundle: a transaction as a whole or not at all, a batch entry by entry. */
@Singleton
public final class RunBundle {
    /** Entries of one bundle; each holds locks until the whole is stored. */
    public static final int MOST_ENTRIES = 5_000;

    private final WriteRecords write;
    private final ReadRecords read;
    private final SearchRecords search;
    private final AccessTrail audit;
    private final TransactionOperations<Connection> transactions;

    RunBundle(
            WriteRecords write,
            ReadRecords read,
            SearchRecords search,
            AccessTrail audit,
            TransactionOperations<Connection> transactions) {
        this.write = write;
        this.read = read;
        this.search = search;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What came of one entry. */
    public sealed interface Answer {
        record Changed(Outcome outcome) implements Answer {}

        record Shown(RecordVersion version) implements Answer {}

        record Searched(Found found) implements Answer {}

        record Refused(Problem problem) implements Answer {}
    }

    /** In the order of the entries. Nothing is stored if any of them cannot be carried out. */
    public List<Answer> transaction(List<BundleSlices.Entry> entries, Acting by) {
        limit(entries);
        var requests = new ArrayList<EntryRequest>();
        var writes = new ArrayList<Write>();
        var places = new ArrayList<String>();
        for (int i = 0; i < entries.size(); i++) {
            var request = request(entries.get(i), place(i), by);
            requests.add(request);
            if (!(request instanceof EntryRequest.Writes one)) continue;
            writes.add(one.write());
            places.add(place(i) + ".resource");
        }
        if (writes.size() == requests.size()) return changed(write.write(writes, places, by));
        return transactions.executeWrite(tx -> inOrder(requests, write.write(writes, places, by), by));
    }

    private static EntryRequest request(BundleSlices.Entry entry, String place, Acting by) {
        return InEntry.named(place + ".request", () -> {
            var request = EntryRequest.of(entry, place + ".request");
            authorize(request, by);
            return request;
        });
    }

    private static String place(int entry) {
        return "Bundle.entry[" + entry + "]";
    }

    public List<Answer> batch(List<BundleSlices.Entry> entries, Acting by) {
        limit(entries);
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < entries.size(); i++) answers.add(alone(entries.get(i), place(i), by));
        return answers;
    }

    private Answer alone(BundleSlices.Entry entry, String place, Acting by) {
        try {
            return switch (request(entry, place, by)) {
                case EntryRequest.Writes writes -> new Answer.Changed(write.write(writes.write(), by));
                case EntryRequest.Reads reads -> read(reads, by);
            };
        } catch (Problem problem) {
            if (problem.kind() == ProblemKind.FORBIDDEN) recordDenial(entry, place, by);
            return new Answer.Refused(problem);
        }
    }

    /** In the answer to the batch, which is a success, this is but one entry. */
    private void recordDenial(BundleSlices.Entry entry, String place, Acting by) {
        audit.append(by.denied(EntryRequest.of(entry, place + ".request").act()));
    }

    /** Reads see what the same transaction wrote. */
    private List<Answer> inOrder(List<EntryRequest> requests, List<Outcome> outcomes, Acting by) {
        var written = outcomes.iterator();
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < requests.size(); i++)
            answers.add(
                    switch (requests.get(i)) {
                        case EntryRequest.Writes _ -> new Answer.Changed(written.next());
                        case EntryRequest.Reads reads -> InEntry.named(place(i) + ".request", () -> read(reads, by));
                    });
        return answers;
    }

    private Answer read(EntryRequest.Reads reads, Acting by) {
        return switch (reads) {
            case EntryRequest.Read one -> new Answer.Shown(read.read(one.key(), by));
            case EntryRequest.ReadVersion one -> new Answer.Shown(read.read(one.key(), one.version(), by));
            case EntryRequest.Search query ->
                new Answer.Searched(search.search(query.type(), QueryText.parse(query.query()), false, by));
        };
    }

    private static List<Answer> changed(List<Outcome> outcomes) {
        return outcomes.stream().<Answer>map(Answer.Changed::new).toList();
    }

    private static void authorize(EntryRequest request, Acting by) {
        switch (request) {
            case EntryRequest.Writes writes -> authorize(writes.write(), by);
            case EntryRequest.Read one ->
                by.rights().require(Interaction.READ, one.key().type());
            case EntryRequest.ReadVersion one ->
                by.rights().require(Interaction.VREAD, one.key().type());
            case EntryRequest.Search query -> by.rights().require(Interaction.SEARCH, query.type());
        }
    }

    private static void authorize(Write write, Acting by) {
        switch (write) {
            case Write.Create create -> by.rights().require(Interaction.CREATE, create.type());
            case Write.Update update -> by.rights().require(Interaction.UPDATE, update.type());
            case Write.UpdateFound update -> by.rights().require(Interaction.UPDATE, update.type());
            case Write.Delete delete -> by.rights().require(Interaction.DELETE, delete.type());
        }
    }

    private static void limit(List<BundleSlices.Entry> entries) {
        if (entries.size() > MOST_ENTRIES)
            throw Problem.of(
                    ProblemKind.TOO_LARGE, "A bundle has at most " + MOST_ENTRIES + " entries", "Bundle.entry");
    }
}
