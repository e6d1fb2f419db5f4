package payer.service.letter;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
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

    @Override
    public void handle(Message<PriorAuths.Changed> message) {
        var changed = message.payload();
        var history = authorizations.history(new PriorAuthId(UUID.fromString(changed.id())));
        history.events().stream()
                .filter(event -> event.version() == changed.version())
                .forEach(event -> write(history.authorization(), event));
    }

    private void write(PriorAuth authorization, PriorAuthEvent event) {
        var written = new ArrayList<Letter>();
        for (var occasion : Occasion.of(authorization, event)) written.addAll(letters(occasion, authorization, event));
        if (written.isEmpty()) return;
        transactions.executeWrite(tx -> {
            written.forEach(letters::addOnce);
            return written.size();
        });
    }

    private List<Letter> letters(Occasion occasion, PriorAuth authorization, PriorAuthEvent event) {
        var member = name(authorization);
        return List.of(Audience.MEMBER, Audience.PROVIDER).stream()
                .map(audience -> new Letter(
                        ids.next(),
                        authorization.id(),
                        event.version(),
                        occasion.kind(),
                        audience,
                        event.at(),
                        wording.text(occasion, new LetterWording.Reader(audience, member), authorization, event.at())))
                .toList();
    }

    private String name(PriorAuth authorization) {
        return transactions.executeRead(tx -> authorization
                .request()
                .parties()
                .record()
                .flatMap(id -> roster.find(new MemberId(id)))
                .map(Enrolled::patient)
                .filter(patient -> patient.hasName())
                .map(patient -> patient.getNameFirstRep().getNameAsSingleString())
                .filter(name -> !name.isBlank())
                .orElse(NAMELESS));
    }
}
