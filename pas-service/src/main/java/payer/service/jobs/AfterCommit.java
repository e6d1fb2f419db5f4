package payer.service.jobs;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;

/** Things to do once the surrounding transaction has committed, such as waking those who wait for what it wrote. */
final class AfterCommit {
    private AfterCommit() {}

    static void run(TransactionOperations<?> transactions, Runnable action) {
        transactions.findTransactionStatus().orElseThrow().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
