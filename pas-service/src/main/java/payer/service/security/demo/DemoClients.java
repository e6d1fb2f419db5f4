package payer.service.security.demo;

import com.nimbusds.jose.jwk.JWKSet;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.caller.ClientId;
import payer.service.caller.Scopes;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;
import payer.service.security.Bases;
import payer.service.security.Client;
import payer.service.security.ClientKeys;
import payer.service.security.ClientStatus;
import payer.service.security.Clients;
import payer.service.security.SecuritySettings;
import payer.service.security.TokenValidity;

/**
 * In demo mode, sees to it before the first request that the demo clients are registered with the keys of this data folder,
 * and says so in the log. They are sandbox clients: even if they came to a production database, they could not call.
 */
@Singleton
final class DemoClients implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(DemoClients.class);

    private final Clients clients;
    private final Bases bases;
    private final SecuritySettings settings;
    private final ServiceSettings service;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    DemoClients(
            Clients clients,
            Bases bases,
            SecuritySettings settings,
            ServiceSettings service,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.clients = clients;
        this.bases = bases;
        this.settings = settings;
        this.service = service;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        if (service.mode() != Mode.DEMO) return;
        var keys = DemoKeys.readOrMake(settings.demoKeysFile());
        for (var client : DemoClient.values()) {
            transactions.executeWrite(tx -> {
                register(client, keys);
                return client;
            });
        }
        LOG.warn(
                "Demo clients can call: {}. Their private keys lie in {}",
                String.join(", ", DemoClient.ids()),
                settings.demoKeysFile().toAbsolutePath());
    }

    private void register(DemoClient demo, DemoKeys keys) {
        var known = clients.find(new ClientId(demo.id()));
        if (known.isEmpty()) {
            clients.add(client(demo, new JWKSet(keys.of(demo).toPublicJWK())));
        } else if (isOutOfDate(known.get(), demo, keys)) {
            clients.change(renewed(known.get(), demo, keys));
        }
    }

    private boolean isOutOfDate(Client known, DemoClient demo, DemoKeys keys) {
        return !known.bases().equals(basesOf(demo))
                || !known.scopes().equals(Scopes.parse(demo.scopes()))
                || inline(known).getKeyByKeyId(keys.of(demo).getKeyID()) == null;
    }

    /** Another instance on the same database has a folder, and so a key, of its own: all of them stay registered. */
    private Client renewed(Client known, DemoClient demo, DemoKeys keys) {
        var all = new ArrayList<>(inline(known).getKeys());
        if (inline(known).getKeyByKeyId(keys.of(demo).getKeyID()) == null)
            all.add(keys.of(demo).toPublicJWK());
        var fresh = client(demo, new JWKSet(all));
        return fresh.asChangeOf(known);
    }

    private static JWKSet inline(Client client) {
        return client.keys() instanceof ClientKeys.Inline inline ? inline.keys() : new JWKSet();
    }

    private Client client(DemoClient demo, JWKSet keys) {
        return new Client(
                new ClientId(demo.id()),
                demo.kind(),
                demo.id() + "-organization",
                demo.title(),
                ClientStatus.SANDBOX,
                Scopes.parse(demo.scopes()),
                basesOf(demo),
                new ClientKeys.Inline(keys),
                demo.issuer(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                TokenValidity.first(clock.instant()),
                1);
    }

    private List<String> basesOf(DemoClient demo) {
        return bases.all().stream()
                .filter(base -> bases.isFor(base, demo.kind()))
                .toList();
    }
}
