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
 */
@ConfigurationProperties("database")
public record DatabaseSettings(
        @Nullable String url,
        @Bindable(defaultValue = "postgres") String user,
        @Bindable(defaultValue = "postgres") String password,
        @Bindable(defaultValue = "data") Path folder,
        @Bindable(defaultValue = "true") boolean durable,
        @Bindable(defaultValue = "16") @Min(2) int connections,
        @Bindable(defaultValue = "5s") Duration patience) {

    public Optional<String> server() {
        return Optional.ofNullable(url).filter(u -> !u.isBlank());
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + server().orElse("embedded in " + folder) + "]";
    }
}
