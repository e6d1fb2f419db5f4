package payer.service.priorauth.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AddedItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.Standing;

/** Writes, for release 2.2, what is granted in the place of what was asked for: an item of its own beside that of the line. */
final class AddedItems {
    private final ClaimResponse response;
    private final Optional<Claim> claim;

    /** @param claim that asked, where the answer goes to it; an inquiry's own items are others */
    AddedItems(ClaimResponse response, Optional<Claim> claim) {
        this.response = response;
        this.claim = claim;
    }

    void add(AuthLine line, Standing.Modified modified) {
        var instead = modified.instead();
        var item = response.addAddItem();
        item.addItemSequence(line.sequence());
        line.asked().traces().forEach(trace -> extend(item, "itemTraceNumber", SmallValues.identifier(trace)));
        extend(item, "itemPreAuthIssueDate", Concepts.day(modified.issued()));
        extend(item, "itemPreAuthPeriod", Concepts.period(modified.allowed()));
        asked(line).ifPresent(wanted -> copy(wanted, item));
        item.setProductOrService(Concepts.of(instead.code()).setText(instead.words()));
        Concepts.modifiers(instead.code(), instead.modifiers()).forEach(item::addModifier);
        item.setServiced(Concepts.period(modified.allowed()));
        modified.allowed().units().ifPresent(units -> item.setQuantity(Concepts.quantity(units, Release.R2_2)));
        item.addAdjudication()
                .setCategory(Concepts.of(LineWriting.ADJUDICATION, LineWriting.SUBMITTED))
                .addExtension(ReviewAction.granted(modified.number()));
    }

    private Optional<Claim.ItemComponent> asked(AuthLine line) {
        return claim.flatMap(one -> one.getItem().stream()
                .filter(item -> item.getSequence() == line.sequence())
                .findFirst());
    }

    /** The profile names more of the asked item's extensions, which by their own definitions are not allowed here. */
    private static void copy(Claim.ItemComponent asked, AddedItemComponent item) {
        if (asked.hasCategory())
            extend(item, "itemCategory", asked.getCategory().copy());
        if (asked.getLocation() instanceof CodeableConcept place) item.setLocation(place.copy());
    }

    private static void extend(AddedItemComponent item, String name, Type value) {
        item.addExtension(new Extension(Pas.extension(name), value));
    }
}
