package payer.service.crd;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import payer.crd.Advice;
import payer.crd.Card;
import payer.crd.Cards;
import payer.crd.CoverageUpdate;
import payer.crd.Informed;
import payer.crd.Terms;

/** The cards of one call: what follows from policies and, where the payer wants that, from its own books. */
@Singleton
final class MakeCards {
    private final CrdSettings settings;
    private final Map<String, String> launches;

    MakeCards(CrdSettings settings) {
        this.settings = settings;
        this.launches = settings.launches();
    }

    List<Card> of(List<Advice> advice, Gathered gathered) {
        var hook = gathered.request().hook();
        var open = advice.stream().filter(one -> one.authorization().isEmpty()).toList();
        var cards = new ArrayList<>(Cards.of(open, hook, new Terms(gathered.release(), settings.insurer(), launches)));
        if (settings.coverageUpdates())
            updates(gathered).flatMap(update -> update.card(hook).stream()).forEach(cards::add);
        return cards;
    }

    /** With the numbers under which it was said, for those who are sent on with them. */
    static List<Card> naming(List<Card> cards, List<Informed.Said> said) {
        return cards.stream()
                .map(card -> card.naming(order -> said.stream()
                        .filter(one -> one.subject().reference().equals(order))
                        .map(one -> one.information().assertionId())
                        .distinct()
                        .toList()))
                .toList();
    }

    private static Stream<CoverageUpdate> updates(Gathered gathered) {
        return gathered.standingByCoverage().keySet().stream()
                .sorted()
                .flatMap(reference -> update(reference, gathered).stream());
    }

    private static Optional<CoverageUpdate> update(String reference, Gathered gathered) {
        return gathered.insured(reference)
                .flatMap(member -> gathered.known()
                        .find(reference)
                        .map(theirs -> new CoverageUpdate(
                                reference,
                                theirs.json(),
                                Optional.ofNullable(member.coverage().getSubscriberId()),
                                day(member.coverage(), true),
                                day(member.coverage(), false))));
    }

    private static Optional<LocalDate> day(Coverage coverage, boolean first) {
        var period = coverage.getPeriod();
        return Optional.of(first ? period.getStartElement() : period.getEndElement())
                .map(DateTimeType::getValueAsString)
                .filter(text -> text.length() >= 10)
                .map(text -> LocalDate.parse(text.substring(0, 10)));
    }
}
