package payer.service.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which PostgreSQL holds our data.
 *
 * @param url JDBC address of a server; without one an embedded server is started
 * @param folder where the embedded server keeps its data
 * @param durable false only in tests: lets the embedded server acknowledge a commit before it is on disk
 * @param connections the most connections that one process holds
 * @param patience how long a request waits for a connection before it is told to come back later
 * @param answerWithin how long the server may take to send the next of its answer before it is given up as hanging
 */
@ConfigurationProperties("database")
public record DatabaseSettings(
        @Nullable String url,
        @Bindable(defaultValue = "postgres") String user,
        @Bindable(defaultValue = "postgres") String password,
        @Bindable(defaultValue = "data") Path folder,
        @Bindable(defaultValue = "true") boolean durable,
        @Bindable(defaultValue = "16") @Min(2) int connections,
        @Bindable(defaultValue = "5s") Duration patience,
        @Bindable(defaultValue = "60s") Duration answerWithin) {

    public DatabaseSettings {
        if (!patience.isPositive()) throw new IllegalArgumentException("database.patience must be positive");
        if (answerWithin.toSeconds() < 1 || answerWithin.compareTo(Duration.ofDays(1)) > 0)
            throw new IllegalArgumentException("database.answer-within must be between 1s and 1d");
    }

    public Optional<String> server() {
        return Optional.ofNullable(url).filter(u -> !u.isBlank());
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + server().orElse("embedded in " + folder) + "]";
    }
}
