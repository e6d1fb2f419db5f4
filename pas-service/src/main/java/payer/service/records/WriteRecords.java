package payer.service.records;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.audit.Act;
import payer.service.audit.Answer;
import payer.service.audit.AuditTrail;
import payer.service.jobs.Outbox;
import payer.service.records.index.Indexer;
import payer.service.records.search.Sight;
import payer.service.runtime.Ids;

/**
 * Stores changes, all or none of them: documents, index rows, audit records and the news for other parts in one transaction,
 * so that what was acknowledged can be found by the next search.
 */
@Singleton
public final class WriteRecords {
    /** Topic of the outbox; its messages are {@link RecordNews}. */
    public static final String TOPIC = "records.changed";

    private static final Logger LOG = LoggerFactory.getLogger(WriteRecords.class);

    private final Records records;
    private final DocumentReader documents;
    private final FindOne find;
    private final Sight sight;
    private final Indexer indexer;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final Clock clock;

    WriteRecords(
            Records records,
            DocumentReader documents,
            FindOne find,
            Sight sight,
            Indexer indexer,
            AuditTrail audit,
            Outbox outbox,
            TransactionOperations<Connection> transactions,
            Ids ids,
            Clock clock) {
        this.records = records;
        this.documents = documents;
        this.find = find;
        this.sight = sight;
        this.indexer = indexer;
        this.audit = audit;
        this.outbox = outbox;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome write(Write write, Acting by) {
        return write(List.of(write), List.of(""), by).getFirst();
    }

    /** In the order of the writes; problems name their places, which are those of entries in a bundle. */
    public List<Outcome> write(List<Write> writes, List<String> places, Acting by) {
        return store(documents.readAll(writes, places), steps -> appendEach(steps, by), by);
    }

    /**
     * The same for many records that are loaded, not written by someone who works with each of them: one audit record tells
     * the act, how many were stored, and every patient whose data came with it.
     */
    List<Outcome> load(List<ReadWrite> writes, Act act, Acting by) {
        return store(writes, steps -> appendOnce(steps, act, by), by);
    }

    private List<Outcome> store(List<ReadWrite> read, Consumer<List<Step>> record, Acting by) {
        var outcomes = transactions.executeWrite(tx -> stored(read, record, by));
        LOG.debug(
                "{} changes, {} of them stored",
                outcomes.size(),
                outcomes.stream().filter(Outcome::stored).count());
        return outcomes;
    }

    private List<Outcome> stored(List<ReadWrite> writes, Consumer<List<Step>> record, Acting by) {
        var targets = new Targets(find, records, ids, by.rights()).of(writes);
        var addressed = documents.address(targets, by.rights());
        var current = records.lock(addressed.stream().map(Targets.Target::key).toList());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var steps = steps(addressed, new Step.Making(new HashMap<>(current), now, indexer, by.choosesIds())).stream()
                .map(step -> mayRead(step, by) ? step : step.withheld())
                .toList();
        records.store(steps.stream().flatMap(step -> step.change().stream()).toList());
        record.accept(steps);
        putNews(steps);
        return steps.stream().map(Step::outcome).toList();
    }

    private static List<Step> steps(List<Targets.Target> targets, Step.Making making) {
        var steps = new ArrayList<Step>();
        for (var target : targets) {
            var step = Step.of(target, making);
            // For a later create under the same condition, which finds it.
            making.stored().putIfAbsent(target.key(), step.outcome().version());
            steps.add(step);
        }
        return steps;
    }

    /** Who writes a document knows it; who finds another's in its place must have the right to read that. */
    private boolean mayRead(Step step, Acting by) {
        return !step.found()
                || !sight.reached(List.of(step.outcome().version()), by.rights())
                        .isEmpty();
    }

    private void appendEach(List<Step> steps, Acting by) {
        for (var step : steps) {
            var outcome = step.outcome();
            var act = Act.rest(
                    step.interaction(),
                    outcome.version().key().type(),
                    outcome.version().key().id());
            audit.append(by.entry(act, Answer.of(step.status()), step.patients()));
        }
    }

    private void appendOnce(List<Step> steps, Act act, Acting by) {
        var stored = steps.stream().filter(step -> step.outcome().stored()).count();
        var patients = steps.stream()
                .flatMap(step -> step.patients().stream())
                .distinct()
                .toList();
        audit.append(by.entry(act, new Answer(200, (int) stored, 0, Set.of()), patients));
    }

    private void putNews(List<Step> steps) {
        var news = steps.stream()
                .map(Step::outcome)
                .filter(Outcome::stored)
                .map(RecordNews.Item::of)
                .toList();
        if (!news.isEmpty()) outbox.put(TOPIC, news.getFirst().reference(), new RecordNews(news));
    }
}
