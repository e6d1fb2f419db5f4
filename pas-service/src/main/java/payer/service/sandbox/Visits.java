package payer.service.sandbox;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.runtime.Ids;
import payer.service.sandbox.chart.Charts;

/** The visits of this instance; of very many the oldest are forgotten. */
@Singleton
public final class Visits {
    private static final int MOST = 200;

    private final Charts charts;
    private final Ids ids;
    private final Map<UUID, Visit> visits = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Visit> eldest) {
            return size() > MOST;
        }
    };

    Visits(Charts charts, Ids ids) {
        this.charts = charts;
        this.ids = ids;
    }

    public Visit begin(String patient) {
        var charted = charts.patient(patient)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such patient in the sandbox"));
        var visit = new Visit(ids.next(), charted, charts.of(charted));
        synchronized (visits) {
            visits.put(visit.id(), visit);
        }
        return visit;
    }

    public Optional<Visit> find(UUID id) {
        synchronized (visits) {
            return Optional.ofNullable(visits.get(id));
        }
    }

    public Visit one(String id) {
        try {
            return find(UUID.fromString(id)).orElseThrow(Visits::forgotten);
        } catch (IllegalArgumentException e) {
            throw forgotten();
        }
    }

    private static Problem forgotten() {
        return Problem.of(
                ProblemKind.NOT_FOUND,
                "This visit is forgotten: the sandbox keeps the latest alone. Begin another one");
    }
}
