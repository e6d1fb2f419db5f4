package payer.service.letter;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.UUID;
import payer.service.jobs.Message;
import payer.service.jobs.OutboxConsumer;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.PriorAuths;
import payer.service.priorauth.SeePriorAuths;

/**
 * Writes the letters that a change of an authorization calls for, from the event of that change: whenever they are written,
 * they say what was decided then.
 */
@Singleton
final class WriteLetters implements OutboxConsumer<PriorAuths.Changed> {
    private final SeePriorAuths authorizations;
    private final ComposeLetters composing;
    private final Letters letters;
    private final TransactionOperations<Connection> transactions;

    WriteLetters(
            SeePriorAuths authorizations,
            ComposeLetters composing,
            Letters letters,
            TransactionOperations<Connection> transactions) {
        this.authorizations = authorizations;
        this.composing = composing;
        this.letters = letters;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public String topic() {
        return PriorAuths.CHANGED;
    }

    @Override
    public Class<PriorAuths.Changed> payload() {
        return PriorAuths.Changed.class;
    }

    /** Letters can wait for answers and notifications. */
    @Override
    public int atOnce() {
        return 2;
    }

    /** All within one transaction: reading is most of the work. */
    @Override
    public void handle(Message<PriorAuths.Changed> message) {
        var changed = message.payload();
        transactions.executeWrite(tx -> {
            var history = authorizations.history(new PriorAuthId(UUID.fromString(changed.id())));
            history.events().stream()
                    .filter(event -> event.version() == changed.version())
                    .forEach(event -> write(history.authorization(), event));
            return changed;
        });
    }

    private void write(PriorAuth authorization, PriorAuthEvent event) {
        composing.of(authorization, event).forEach(letters::addOnce);
    }
}
