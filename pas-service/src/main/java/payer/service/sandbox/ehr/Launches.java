package payer.service.sandbox.ehr;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import payer.service.runtime.Ids;
import payer.service.sandbox.Visit;

/** Secrets that are good once and not for long: launches, codes, and what waits for a patient to be chosen. */
@Singleton
public final class Launches {
    private static final int MOST = 1000;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Ids ids;
    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(Object what, Instant until) {}

    Launches(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** For an app that is opened from this visit. */
    public String launch(Visit visit) {
        return keep(visit, LIFE);
    }

    String keep(Object what, Duration life) {
        var secret = (ids.next() + "" + ids.next()).replace("-", "");
        synchronized (kept) {
            kept.put(secret, new Kept(what, clock.instant().plus(life)));
        }
        return secret;
    }

    String keep(Object what) {
        return keep(what, LIFE);
    }

    /** What was kept under it, if it is of this type; after that nothing is. */
    <T> Optional<T> take(String secret, Class<T> type) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(secret))
                    .filter(found -> type.isInstance(found.what()))
                    .map(found -> kept.remove(secret))
                    .filter(found -> clock.instant().isBefore(found.until()))
                    .map(found -> type.cast(found.what()));
        }
    }
}
