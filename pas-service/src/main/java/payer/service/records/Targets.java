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
    private final Rights rights;

    /**
     * @param write what is asked for
     * @param key the record that it is about
     * @param exists that a condition found this record, or that another entry makes it under the same condition
     */
    record Target(ReadWrite write, RecordKey key, boolean exists) {
        /** A create that has nothing to make. */
        boolean isDone() {
            return exists && write.write() instanceof Write.Create;
        }

        Target with(ReadWrite.Document document) {
            return new Target(new ReadWrite(write.write(), Optional.of(document), write.place()), key, exists);
        }
    }

    Targets(FindOne find, Records records, Ids ids, Rights rights) {
        this.find = find;
        this.records = records;
        this.ids = ids;
        this.rights = rights;
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
            case Write.UpdateFound update -> update(write, update);
            case Write.Delete delete -> new Target(write, delete.key(), false);
        };
    }

    private Target create(ReadWrite write, Write.Create create, Map<String, RecordKey> made) {
        if (create.unless().isEmpty()) return new Target(write, newKey(create.type()), false);
        var condition = condition(create).orElseThrow();
        var known = Optional.ofNullable(made.get(condition))
                .or(() -> find(create.type(), create.unless().get(), write));
        if (known.isPresent()) return new Target(write, known.get(), true);
        var key = newKey(create.type());
        made.put(condition, key);
        return new Target(write, key, false);
    }

    private Target update(ReadWrite write, Write.UpdateFound update) {
        var named = write.document()
                .flatMap(document ->
                        Optional.ofNullable(document.resource().getIdElement().getIdPart()))
                .map(id -> new RecordKey(update.type(), id));
        var found = find(update.type(), update.which(), write);
        if (found.isEmpty()) return new Target(write, named.orElseGet(() -> newKey(update.type())), false);
        named.filter(key -> !key.equals(found.get())).ifPresent(_ -> refuseOtherId(update.type(), write.place()));
        return new Target(write, found.get(), true);
    }

    private static void refuseOtherId(String type, String place) {
        throw Problem.of(
                ProblemKind.INVALID_VALUE,
                "The document has another id than the record that satisfies the condition",
                (place.isEmpty() ? type : place) + ".id");
    }

    private Optional<RecordKey> find(String type, QueryText which, ReadWrite write) {
        return InEntry.named(write.place(), () -> find.one(type, which, rights));
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
            if (!target.isDone() && !seen.add(target.key()))
                throw Problem.of(
                        ProblemKind.INVALID_VALUE,
                        "Two entries of one transaction change the same record",
                        target.write().place());
    }
}
