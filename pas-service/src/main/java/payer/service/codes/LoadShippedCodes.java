package payer.service.codes;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.rules.codes.CodeSet;
import payer.rules.codes.ShippedCodes;
import payer.service.audit.Actor;
import payer.service.audit.AuditEntry;
import payer.service.database.SqlFault;

/** Takes in, through the same door as an operator's files, the few codes that come with the product, where they are not there yet. */
@Singleton
final class LoadShippedCodes implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(LoadShippedCodes.class);
    private static final String PRODUCT = "product";

    private final Codes codes;
    private final LoadCodes load;
    private final TransactionOperations<Connection> transactions;

    LoadShippedCodes(Codes codes, LoadCodes load, TransactionOperations<Connection> transactions) {
        this.codes = codes;
        this.load = load;
        this.transactions = transactions;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        ShippedCodes.sets().forEach(this::loadIfNew);
    }

    /** Of several instances that start at once one comes first; the others find it there. */
    private void loadIfNew(CodeSet set) {
        if (transactions
                .executeRead(_ -> codes.find(set.system(), set.release()))
                .isPresent()) return;
        try {
            load.load(set, PRODUCT, act -> AuditEntry.of(act, Actor.ourselves("codes")));
        } catch (SqlFault there) {
            if (!there.isDuplicate()) throw there;
            LOG.info("Codes: another instance has loaded {} {}", set.system().shortName(), set.release());
        }
    }
}
