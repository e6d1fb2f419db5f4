package payer.service.records;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.document.Stamp;
import payer.service.records.index.Indexer;

/**
 * What one change comes to, given what is stored.
 *
 * @param change what there is to store; empty if nothing is
 */
record Step(Outcome outcome, Optional<RecordChange> change, String interaction) {
    private static final String PATIENT = "Patient";
    private static final String CREATE = "create";

    /** What all steps of one transaction share: what is stored, the moment, and whether the writer may name new records. */
    record Making(Map<RecordKey, RecordVersion> stored, Instant now, Indexer indexer, boolean choosesIds) {}

    static Step of(Targets.Target target, Making making) {
        var current = Optional.ofNullable(making.stored.get(target.key()));
        return switch (target.write().write()) {
            case Write.Create _ ->
                target.exists()
                        ? unchanged(existing(target, current), CREATE)
                        : written(target, Optional.empty(), making, CREATE);
            case Write.Update update -> {
                require(update.condition(), current, target);
                refuseChosenId(target, current, making);
                yield written(target, current, making, "update");
            }
            case Write.UpdateFound update -> {
                require(update.condition(), current, target);
                refuseUnfound(target, current);
                refuseChosenId(target, current, making);
                yield written(target, current, making, "update");
            }
            case Write.Delete delete -> {
                require(delete.condition(), current, target);
                yield deleted(target, current, making.now);
            }
        };
    }

    /** A create that found its record made by someone else. */
    boolean found() {
        return interaction.equals(CREATE) && !outcome.stored();
    }

    Step withheld() {
        return new Step(outcome.withheld(), change, interaction);
    }

    int status() {
        return switch (outcome.kind()) {
            case CREATED -> 201;
            case UPDATED, UNCHANGED -> 200;
            case DELETED -> 204;
        };
    }

    /** Whose data were touched. */
    List<String> patients() {
        var key = outcome.version().key();
        if (key.type().equals(PATIENT)) return List.of(key.id());
        return change.flatMap(RecordChange::content)
                .flatMap(content -> content.indexed().patient())
                .map(List::of)
                .orElse(List.of());
    }

    private static RecordVersion existing(Targets.Target target, Optional<RecordVersion> current) {
        return current.orElseThrow(() -> Problem.of(
                ProblemKind.INVALID_VALUE,
                "Two entries of one transaction make the same record",
                target.write().place()));
    }

    private static Step unchanged(RecordVersion current, String interaction) {
        return new Step(new Outcome(Outcome.Kind.UNCHANGED, current), Optional.empty(), interaction);
    }

    private static Step written(
            Targets.Target target, Optional<RecordVersion> current, Making making, String interaction) {
        var document = target.write().document().orElseThrow();
        if (current.isPresent() && isSame(document.json(), current.get())) return unchanged(current.get(), interaction);
        var version = current.map(RecordVersion::version).orElse(0) + 1;
        var now = making.now;
        var json = new Stamp(target.key().id(), version, now).on(document.json());
        var content = new RecordChange.Content(
                json, making.indexer.index(document.resource(), target.key().id()));
        var change = new RecordChange(target.key(), version, now, current, Optional.of(content));
        var isNew = current.isEmpty() || current.get().isDeleted();
        var kind = isNew ? Outcome.Kind.CREATED : Outcome.Kind.UPDATED;
        var stored = new RecordVersion(target.key(), version, now, 0, Optional.of(json));
        return new Step(new Outcome(kind, stored), Optional.of(change), interaction);
    }

    /** What no condition finds is new; a record that has the document's id must not be overwritten by accident. */
    private static void refuseUnfound(Targets.Target target, Optional<RecordVersion> current) {
        if (!target.exists() && current.filter(version -> !version.isDeleted()).isPresent())
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    "The record with this document's id does not satisfy the condition",
                    target.write().place());
    }

    private static void refuseChosenId(Targets.Target target, Optional<RecordVersion> current, Making making) {
        var named = target.write()
                .document()
                .orElseThrow()
                .resource()
                .getIdElement()
                .getIdPart();
        if (current.isEmpty() && !making.choosesIds && target.key().id().equals(named))
            throw Problem.of(
                    ProblemKind.FORBIDDEN,
                    "A new record gets its id from us, unless a data steward brings it; create it with POST",
                    target.write().place());
    }

    private static boolean isSame(byte[] received, RecordVersion current) {
        var stamp = new Stamp(current.key().id(), current.version(), current.at());
        return current.json()
                .filter(json -> Arrays.equals(json, stamp.on(received)))
                .isPresent();
    }

    /** Deleting what is not there is no error, and leaves nothing behind. */
    private static Step deleted(Targets.Target target, Optional<RecordVersion> current, Instant now) {
        if (current.isEmpty()) {
            var nothing = new RecordVersion(target.key(), 0, now, 0, Optional.empty());
            return new Step(new Outcome(Outcome.Kind.UNCHANGED, nothing), Optional.empty(), "delete");
        }
        if (current.get().isDeleted()) return unchanged(current.get(), "delete");
        var version = current.get().version() + 1;
        var change = new RecordChange(target.key(), version, now, current, Optional.empty());
        var gone = new RecordVersion(target.key(), version, now, current.get().number(), Optional.empty());
        return new Step(new Outcome(Outcome.Kind.DELETED, gone), Optional.of(change), "delete");
    }

    private static void require(Precondition condition, Optional<RecordVersion> current, Targets.Target target) {
        if (!condition.holds(current))
            throw Problem.of(
                    ProblemKind.PRECONDITION_FAILED,
                    condition instanceof Precondition.Absent
                            ? "There is such a record already"
                            : "The record has another version by now, or does not exist",
                    target.write().place());
    }
}
