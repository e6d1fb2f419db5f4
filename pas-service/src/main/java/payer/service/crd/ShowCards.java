package payer.service.crd;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import payer.crd.Answer;
import payer.crd.Card;
import payer.crd.Cards;
import payer.service.caller.Caller;
import payer.service.member.MemberId;
import payer.service.runtime.Ids;

/** Decides which cards are shown: those that the client wants, within what it can bear about one member in a day. */
@Singleton
final class ShowCards {
    private static final Duration DAY = Duration.ofDays(1);

    private final ShownCards shown;
    private final CardCounts counts;
    private final CrdSettings settings;
    private final Ids ids;

    ShowCards(ShownCards shown, CardCounts counts, CrdSettings settings, Ids ids) {
        this.shown = shown;
        this.counts = counts;
        this.settings = settings;
        this.ids = ids;
    }

    /** The cards as they go into the answer, and as they are kept with the call. */
    record Showing(List<Answer.Shown> cards, List<ShownCard> rows) {
        static final Showing NOTHING = new Showing(List.of(), List.of());
    }

    /** Inside a transaction. */
    Showing show(List<Card> fired, Gathered gathered, UUID call, Caller caller, Instant now) {
        count(CardCounts.Event.FIRED, fired, gathered, caller);
        var wanted = Cards.wanted(fired, gathered.request().configuration());
        if (wanted.isEmpty()) return Showing.NOTHING;
        var left = Math.min(wanted.size(), left(gathered, caller, now));
        count(CardCounts.Event.SHOWN, wanted.subList(0, left), gathered, caller);
        count(CardCounts.Event.OVER_BUDGET, wanted.subList(left, wanted.size()), gathered, caller);
        var cards = wanted.subList(0, left).stream()
                .map(card -> new Answer.Shown(ids.next(), card))
                .toList();
        var rows = cards.stream()
                .map(card -> new ShownCard(
                        card.id(),
                        call,
                        caller.client(),
                        gathered.anyMember(),
                        gathered.request().hook().text(),
                        card.card().policy(),
                        card.card().topic().code(),
                        now))
                .toList();
        return new Showing(cards, rows);
    }

    private int left(Gathered gathered, Caller caller, Instant now) {
        var before = gathered.anyMember()
                .map((MemberId member) -> shown.shown(caller.client(), member, now.minus(DAY), settings.cardsPerDay()))
                .orElse(0);
        return Math.max(0, settings.cardsPerDay() - before);
    }

    private void count(CardCounts.Event event, List<Card> cards, Gathered gathered, Caller caller) {
        cards.forEach(card -> counts.count(
                event,
                gathered.request().hook().text(),
                card.policy(),
                caller.client().value()));
    }
}
