package payer.service.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanInitializedEventListener;
import io.micronaut.context.event.BeanInitializingEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.runtime.StartRefused;

/**
 * Points the connection pool at the configured PostgreSQL, or at one that is started for it and stopped with the process,
 * after everything that used it.
 */
@Singleton
final class DataSourceAddress implements BeanInitializedEventListener<DatasourceConfiguration> {
    private static final Logger LOG = LoggerFactory.getLogger(DataSourceAddress.class);

    private final DatabaseSettings settings;
    private @Nullable EmbeddedPostgresServer embedded;

    DataSourceAddress(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public DatasourceConfiguration onInitialized(BeanInitializingEvent<DatasourceConfiguration> event) {
        var pool = event.getBean();
        pool.setUrl(settings.server().map(this::answering).orElseGet(this::startEmbedded));
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionTimeout(settings.patience().toMillis());
        // Without it a server that hangs, and does not refuse, would hold each request that asks it for ever.
        pool.addDataSourceProperty(
                "socketTimeout", Long.toString(settings.answerWithin().toSeconds()));
        return pool;
    }

    /** Asked once before the pool is made, so that what is wrong with a setting is told by its name. */
    private String answering(String url) {
        if (!url.startsWith("jdbc:postgresql:"))
            throw new StartRefused("database.url must be an address such as jdbc:postgresql://host:5432/name");
        try (var _ = DriverManager.getConnection(url, settings.user(), settings.password())) {
            return url;
        } catch (SQLException e) {
            throw new StartRefused(complaint(String.valueOf(e.getSQLState())));
        }
    }

    private static String complaint(String state) {
        if (state.startsWith("08")) return "database.url: no PostgreSQL answers at that address";
        if (state.equals("3D000")) return "database.url: that server has no such database";
        if (state.startsWith("28")) return "database.user and database.password: the server does not accept them";
        return "database.url: the server refuses a connection (SQL state " + state + ")";
    }

    private String startEmbedded() {
        embedded = EmbeddedPostgresServer.start(settings.folder(), settings.durable());
        LOG.info("Embedded PostgreSQL runs on {}", settings.folder().toAbsolutePath());
        return embedded.url();
    }

    @PreDestroy
    void stop() {
        if (embedded != null) embedded.close();
    }
}
