package payer.service.security.demo;

import io.micronaut.context.BeanProvider;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import payer.service.database.DatabaseSettings;
import payer.service.runtime.ProductionCheck;
import payer.service.security.Client;
import payer.service.security.Clients;

/** A database that has served a demo has clients whose keys lie in someone's folder. */
@Singleton
final class DemoIdentitiesCheck implements ProductionCheck {
    private final DatabaseSettings database;
    private final BeanProvider<Clients> clients;
    private final BeanProvider<TransactionOperations<Connection>> transactions;

    /** Providers, so that no connection is opened just to object to the embedded database. */
    DemoIdentitiesCheck(
            DatabaseSettings database,
            BeanProvider<Clients> clients,
            BeanProvider<TransactionOperations<Connection>> transactions) {
        this.database = database;
        this.clients = clients;
        this.transactions = transactions;
    }

    @Override
    public List<String> objections() {
        if (database.server().isEmpty()) return List.of();
        var demo = transactions.get().executeRead(tx -> clients.get().all()).stream()
                .filter(Client::demo)
                .toList();
        return demo.isEmpty() ? List.of() : List.of("database.url names a database with demo clients in it: " + demo);
    }
}
