package payer.service.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.search.QueryText;
import payer.service.runtime.Ids;

/** Which record each change is about, decided inside the transaction, since conditions are answered by what is stored. */
final class Targets {
    private final FindOne find;
    private final Records records;
    private final Ids ids;

    /**
     * @param write what is asked for
     * @param key the record that it is about
     * @param exists that a conditional create found this record, so that there is nothing to do
     */
    record Target(ReadWrite write, RecordKey key, boolean exists) {
        Target with(ReadWrite.Document document) {
            return new Target(new ReadWrite(write.write(), Optional.of(document), write.place()), key, exists);
        }
    }

    Targets(FindOne find, Records records, Ids ids) {
        this.find = find;
        this.records = records;
        this.ids = ids;
    }

    List<Target> of(List<ReadWrite> writes) {
        records.lockConditions(writes.stream()
                .flatMap(write -> condition(write.write()).stream())
                .toList());
        // Several creations under one condition are one: the first makes the record that the others find.
        var made = new HashMap<String, RecordKey>();
        var targets = new ArrayList<Target>();
        for (var write : writes) targets.add(target(write, made));
        refuseTwice(targets);
        return targets;
    }

    private Target target(ReadWrite write, Map<String, RecordKey> made) {
        return switch (write.write()) {
            case Write.Create create -> create(write, create, made);
            case Write.Update update -> new Target(write, update.key(), false);
            case Write.UpdateFound update ->
                new Target(
                        write,
                        find.one(update.type(), update.which()).orElseGet(() -> newKey(update, write.document())),
                        false);
            case Write.Delete delete -> new Target(write, delete.key(), false);
        };
    }

    private Target create(ReadWrite write, Write.Create create, Map<String, RecordKey> made) {
        if (create.unless().isEmpty()) return new Target(write, newKey(create.type()), false);
        var condition = condition(create).orElseThrow();
        var known = Optional.ofNullable(made.get(condition))
                .or(() -> find.one(create.type(), create.unless().get()));
        if (known.isPresent()) return new Target(write, known.get(), true);
        var key = newKey(create.type());
        made.put(condition, key);
        return new Target(write, key, false);
    }

    /** A document that is found by no condition keeps the id it names, if it names one. */
    private RecordKey newKey(Write.UpdateFound update, Optional<ReadWrite.Document> document) {
        return document.flatMap(read ->
                        Optional.ofNullable(read.resource().getIdElement().getIdPart()))
                .map(id -> new RecordKey(update.type(), id))
                .orElseGet(() -> newKey(update.type()));
    }

    private RecordKey newKey(String type) {
        return new RecordKey(type, ids.next().toString());
    }

    private static Optional<String> condition(Write write) {
        return switch (write) {
            case Write.Create create -> create.unless().map(unless -> condition(create.type(), unless));
            case Write.UpdateFound update -> Optional.of(condition(update.type(), update.which()));
            case Write.Update _, Write.Delete _ -> Optional.empty();
        };
    }

    private static String condition(String type, QueryText which) {
        return type + "?" + which.encoded();
    }

    private static void refuseTwice(List<Target> targets) {
        var seen = new HashSet<RecordKey>();
        for (var target : targets)
            if (!target.exists() && !seen.add(target.key()))
                throw Problem.of(
                        ProblemKind.INVALID_VALUE,
                        "Two entries of one transaction change the same record",
                        target.write().place());
    }
}
