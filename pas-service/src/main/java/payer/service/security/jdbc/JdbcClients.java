package payer.service.security.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.caller.ClientId;
import payer.service.database.Sql;
import payer.service.security.Client;
import payer.service.security.ClientKeys;
import payer.service.security.Clients;

/** The client table. */
@Singleton
final class JdbcClients implements Clients {
    private static final String COLUMNS =
            "class, organization, name, status, scopes, bases, jwks, jwks_url, issuer, redirect_uris, origins, "
                    + "fhir_servers, purpose_of_use, tenant, demo, tokens_valid_from, token_generation, changed_at, changed_in";
    private static final String VALUES =
            "?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now(), pg_current_xact_id()";

    private final TransactionOperations<Connection> transactions;

    JdbcClients(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Client> all() {
        return sql("SELECT * FROM client ORDER BY id").list(ClientRow::read);
    }

    @Override
    public Optional<Client> find(ClientId id) {
        return sql("SELECT * FROM client WHERE id = ?", id.value()).first(ClientRow::read);
    }

    @Override
    public boolean add(Client client) {
        var text = "INSERT INTO client (" + COLUMNS + ", id, version) VALUES (" + VALUES + ", ?, 1) "
                + "ON CONFLICT DO NOTHING";
        return sql(text, values(client, client.id().value())).update() == 1;
    }

    @Override
    public boolean change(Client client) {
        var text = "UPDATE client SET (" + COLUMNS + ", version) = (" + VALUES + ", version + 1) "
                + "WHERE id = ? AND version = ?";
        return sql(text, values(client, client.id().value(), client.version())).update() == 1;
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }

    private static @Nullable Object[] values(Client client, Object... more) {
        var values = new ArrayList<@Nullable Object>();
        values.add(client.kind().code());
        values.add(client.organization());
        values.add(client.name());
        values.add(client.status().code());
        values.add(client.scopes().text());
        values.add(client.bases().toArray(String[]::new));
        values.add(
                client.keys() instanceof ClientKeys.Inline inline
                        ? inline.keys().toString()
                        : null);
        values.add(client.keys() instanceof ClientKeys.At at ? at.url().toString() : null);
        values.add(client.issuer().orElse(null));
        values.add(client.redirectUris().toArray(String[]::new));
        values.add(client.origins().toArray(String[]::new));
        values.add(client.fhirServers().toArray(String[]::new));
        values.add(client.purposeOfUse().orElse(null));
        values.add(client.tenant().orElse(null));
        values.add(client.demo());
        values.add(client.tokens().from());
        values.add(client.tokens().generation());
        values.addAll(Arrays.asList(more));
        return values.toArray();
    }
}
