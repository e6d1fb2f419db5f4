package payer.service.letter;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.UUID;
import payer.service.jobs.Message;
import payer.service.jobs.OutboxConsumer;
import payer.service.member.Enrolled;
import payer.service.member.MemberId;
import payer.service.member.Roster;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.PriorAuths;
import payer.service.priorauth.SeePriorAuths;
import payer.service.runtime.Ids;

/**
 * Writes the letters that a change of an authorization calls for, from the event of that change: whenever they are written,
 * they say what was decided then.
 */
@Singleton
final class WriteLetters implements OutboxConsumer<PriorAuths.Changed> {
    private static final String NAMELESS = "member";

    private final SeePriorAuths authorizations;
    private final Roster roster;
    private final LetterWording wording;
    private final Letters letters;
    private final Ids ids;
    private final TransactionOperations<Connection> transactions;

    WriteLetters(
            SeePriorAuths authorizations,
            Roster roster,
            LetterWording wording,
            Letters letters,
            Ids ids,
            TransactionOperations<Connection> transactions) {
        this.authorizations = authorizations;
        this.roster = roster;
        this.wording = wording;
        this.letters = letters;
        this.ids = ids;
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
        var occasions = Occasion.of(authorization, event);
        if (occasions.isEmpty()) return;
        var member = name(authorization);
        for (var occasion : occasions)
            for (var audience : Audience.values())
                letters.addOnce(letter(occasion, new LetterWording.Reader(audience, member), authorization, event));
    }

    private Letter letter(
            Occasion occasion, LetterWording.Reader reader, PriorAuth authorization, PriorAuthEvent event) {
        return new Letter(
                ids.next(),
                authorization.id(),
                event.version(),
                occasion.kind(),
                reader.audience(),
                event.at(),
                wording.text(occasion, reader, authorization, event.at()));
    }

    private String name(PriorAuth authorization) {
        return authorization
                .request()
                .parties()
                .record()
                .flatMap(id -> roster.find(new MemberId(id)))
                .map(Enrolled::patient)
                .filter(patient -> patient.hasName())
                .map(patient -> patient.getNameFirstRep().getNameAsSingleString())
                .filter(name -> !name.isBlank())
                .orElse(NAMELESS);
    }
}
