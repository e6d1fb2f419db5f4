package payer.service.letter;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import payer.service.member.Enrolled;
import payer.service.member.MemberId;
import payer.service.member.Roster;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.runtime.Ids;

/** The letters that a change of an authorization calls for, whether it has happened or is only being thought of. */
@Singleton
public final class ComposeLetters {
    private static final String NAMELESS = "member";

    private final Roster roster;
    private final LetterWording wording;
    private final Ids ids;

    ComposeLetters(Roster roster, LetterWording wording, Ids ids) {
        this.roster = roster;
        this.wording = wording;
        this.ids = ids;
    }

    /** One to each audience for each occasion; none is kept. */
    public List<Letter> of(PriorAuth authorization, PriorAuthEvent event) {
        var occasions = Occasion.of(authorization, event);
        if (occasions.isEmpty()) return List.of();
        var member = name(authorization);
        return occasions.stream()
                .flatMap(occasion -> Arrays.stream(Audience.values())
                        .map(audience ->
                                letter(occasion, new LetterWording.Reader(audience, member), authorization, event)))
                .toList();
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
