package payer.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the payer knows of a coverage that was presented. Where the caller's copy says otherwise, or nothing, a card suggests
 * to bring it up to date.
 *
 * @param reference the caller's own reference to the coverage
 * @param json the coverage as the caller has it
 */
public record CoverageUpdate(
        String reference,
        ObjectNode json,
        Optional<String> subscriberId,
        Optional<LocalDate> start,
        Optional<LocalDate> end) {

    /** The card, if there is anything to bring up to date. */
    public Optional<Card> card(Hook hook) {
        if (!hook.isPrimary()) return Optional.empty();
        var updated = json.deepCopy();
        var changed = new ArrayList<String>();
        subscriberId
                .filter(number -> !number.equals(json.path("subscriberId").asText()))
                .ifPresent(number -> {
                    updated.put("subscriberId", number);
                    changed.add("the subscriber's number");
                });
        day(updated, "start", start).ifPresent(changed::add);
        day(updated, "end", end).ifPresent(changed::add);
        if (changed.isEmpty()) return Optional.empty();
        var action = new Card.Action(Card.Action.Kind.UPDATE, "Update the coverage", updated);
        return Optional.of(new Card(
                Option.INSURANCE,
                "The coverage on file can be brought up to date",
                "Our records have " + String.join(" and ", changed) + " otherwise than " + reference + ".",
                Optional.empty(),
                List.of(new Card.Suggestion("Update the coverage", List.of(action))),
                List.of(reference),
                "membership"));
    }

    private Optional<String> day(ObjectNode updated, String name, Optional<LocalDate> known) {
        var told = json.path("period").path(name).asText("");
        return known.map(LocalDate::toString)
                .filter(day -> !told.startsWith(day))
                .map(day -> {
                    updated.withObjectProperty("period").put(name, day);
                    return name.equals("start") ? "its first day" : "its last day";
                });
    }

    @Override
    public String toString() {
        return reference;
    }
}
