package payer.service.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanInitializedEventListener;
import io.micronaut.context.event.BeanInitializingEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
        pool.setUrl(settings.server().orElseGet(this::startEmbedded));
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionTimeout(settings.patience().toMillis());
        return pool;
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
