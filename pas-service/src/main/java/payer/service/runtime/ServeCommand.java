package payer.service.runtime;

import io.micronaut.context.env.PropertySource;
import io.micronaut.core.order.Ordered;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the service; in demo mode unless told otherwise, so that trying it out needs no settings. */
@Command(name = "serve", description = "Start the service (in demo mode, unless service.mode says production).")
public final class ServeCommand implements Callable<Integer> {
    /** Not an exit code: the process goes on until it is told to stop. */
    public static final int KEEPS_RUNNING = -1;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 8080 if not given.")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the embedded database; ./data if not given.")
    private @Nullable Path data;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "JDBC address of a PostgreSQL server to use instead of the embedded one. "
                    + "User and password: DATABASE_USER, DATABASE_PASSWORD.")
    private @Nullable String database;

    @Override
    public Integer call() {
        new ServiceStart()
                .mainClass(ServeCommand.class)
                .banner(false)
                .propertySources(demoUnlessTold())
                .properties(settings())
                .start();
        return KEEPS_RUNNING;
    }

    /** The weakest of all settings: a file, a system property or an environment variable that names a mode is obeyed. */
    private static PropertySource demoUnlessTold() {
        return PropertySource.of(
                "demo unless told otherwise", Map.of("service.mode", "demo"), Ordered.HIGHEST_PRECEDENCE);
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        if (port != null) settings.put("service.port", port);
        if (data != null) settings.put("database.folder", data.toString());
        if (database != null) settings.put("database.url", database);
        return settings;
    }
}
