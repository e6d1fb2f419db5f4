package payer.service.review;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import payer.service.jobs.Message;
import payer.service.jobs.OutboxConsumer;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.PriorAuths;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.Standing;
import payer.service.runtime.Ids;

/** Draws by chance which decisions of people a colleague looks at once more. */
@Singleton
final class DrawSecondReviews implements OutboxConsumer<PriorAuths.Changed> {
    private static final int ALL = 100;

    private final SeePriorAuths authorizations;
    private final SecondReviews reviews;
    private final SecondReviewSettings settings;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;

    DrawSecondReviews(
            SeePriorAuths authorizations,
            SecondReviews reviews,
            SecondReviewSettings settings,
            TransactionOperations<Connection> transactions,
            Ids ids) {
        this.authorizations = authorizations;
        this.reviews = reviews;
        this.settings = settings;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "second-reviews";
    }

    @Override
    public String topic() {
        return PriorAuths.CHANGED;
    }

    @Override
    public Class<PriorAuths.Changed> payload() {
        return PriorAuths.Changed.class;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public void handle(Message<PriorAuths.Changed> message) {
        var changed = message.payload();
        transactions.executeWrite(tx -> {
            var history = authorizations.history(new PriorAuthId(UUID.fromString(changed.id())));
            history.events().stream()
                    .filter(event -> event.version() == changed.version() && isDecision(event))
                    .forEach(event -> draw(history.authorization(), event));
            return changed;
        });
    }

    private static boolean isDecision(PriorAuthEvent event) {
        return event.kind() == PriorAuthEvent.Kind.DECIDED || event.kind() == PriorAuthEvent.Kind.DECIDED_AGAIN;
    }

    private void draw(PriorAuth authorization, PriorAuthEvent event) {
        event.standings().forEach((line, standing) -> draw(authorization, event, line, standing));
    }

    private void draw(PriorAuth authorization, PriorAuthEvent event, int line, Standing standing) {
        var kind = SecondReview.Kind.of(standing);
        var by = standing.decidedBy();
        if (kind.isEmpty() || by.isEmpty() || !isDrawn(authorization, event, line, kind.get())) return;
        var service = authorization.lines().stream()
                .filter(one -> one.sequence() == line)
                .findFirst()
                .orElseThrow()
                .asked()
                .serviceWords();
        reviews.add(new SecondReview(
                ids.next(),
                authorization.id(),
                line,
                event.version(),
                kind.get(),
                service,
                by.get(),
                event.at(),
                Optional.empty()));
    }

    /** A message may come twice; the lot of a decision falls the same each time. Nobody who decides can foresee it. */
    private boolean isDrawn(PriorAuth authorization, PriorAuthEvent event, int line, SecondReview.Kind kind) {
        var seed = authorization.id().value().getLeastSignificantBits()
                ^ event.at().toEpochMilli()
                ^ ((long) event.version() << 32)
                ^ line;
        return new SplittableRandom(seed).nextInt(ALL) < settings.percent(kind);
    }
}
