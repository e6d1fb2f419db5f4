package payer.service.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the service; in demo mode unless told otherwise, so that trying it out needs no settings. */
@Command(name = "serve", description = "Start the service (in demo mode, unless SERVICE_MODE=production).")
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
                .properties(settings())
                .start();
        return KEEPS_RUNNING;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        if (System.getenv("SERVICE_MODE") == null) settings.put("service.mode", "demo");
        if (port != null) settings.put("service.port", port);
        if (data != null) settings.put("database.folder", data.toString());
        if (database != null) settings.put("database.url", database);
        return settings;
    }
}
