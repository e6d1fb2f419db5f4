package payer.service.records.reindex;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.jobs.Jobs;
import payer.service.jobs.NewJob;
import payer.service.records.index.ParamsInUse;

/**
 * Looks at each start whether a parameter is new or another than before, and has the records indexed for it. It looks before
 * anything else that a start does stores records, which a new installation would otherwise index twice.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReindex implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StartReindex.class);
    private static final String ONE_AT_A_TIME = "all";

    private final ParamsInUse params;
    private final Jobs jobs;
    private final TransactionOperations<Connection> transactions;

    StartReindex(ParamsInUse params, Jobs jobs, TransactionOperations<Connection> transactions) {
        this.params = params;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        var job = transactions.executeWrite(_ -> {
            var types = params.compare();
            if (types.isEmpty()) return "";
            LOG.info("Search parameters have changed: records of {} are indexed anew", types);
            var order = new Reindex.Order(types);
            return jobs.submit(NewJob.of(Reindex.class, order, "records").unlessPresent(ONE_AT_A_TIME))
                    .toString();
        });
        if (!job.isEmpty()) LOG.info("Job {} indexes them", job);
    }
}
