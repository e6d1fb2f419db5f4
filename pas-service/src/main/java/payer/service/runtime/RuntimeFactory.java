package payer.service.runtime;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** The clock and the ids of a running process. */
@Factory
final class RuntimeFactory {

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    Ids ids() {
        return UUID::randomUUID;
    }
}
