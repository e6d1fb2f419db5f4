package payer.service.database;

import jakarta.inject.Singleton;
import java.util.List;
import payer.service.runtime.ProductionCheck;

/** The embedded server is for trying things out: production names its own, with its own password. */
@Singleton
final class EmbeddedDatabaseCheck implements ProductionCheck {
    private final DatabaseSettings settings;

    EmbeddedDatabaseCheck(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> objections() {
        if (settings.server().isEmpty())
            return List.of("database.url is not set, so the embedded database would be used");
        if (settings.password().equals("postgres")) return List.of("database.password is the default one");
        return List.of();
    }
}
