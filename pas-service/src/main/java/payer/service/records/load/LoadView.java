package payer.service.records.load;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;

/** A load in plain JSON. */
@Introspected
record LoadView(
        String id,
        String name,
        String by,
        String begunAt,
        int parts,
        int partsDone,
        long lines,
        long stored,
        long unchanged,
        long refused,
        Optional<String> job,
        boolean done,
        boolean failed) {

    static LoadView of(Load load, boolean failed) {
        return new LoadView(
                load.id().toString(),
                load.name(),
                load.by(),
                load.begunAt().toString(),
                load.parts(),
                load.partsDone(),
                load.lines(),
                load.stored(),
                load.unchanged(),
                load.refused(),
                load.job().map(Object::toString),
                load.isDone(),
                failed);
    }
}
