package payer.service.priorauth.fhir;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import payer.decision.Code;
import payer.service.priorauth.Allowed;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.Standing;
import payer.service.priorauth.Stay;

/** Writes the answer for each line, with its note, into a ClaimResponse. */
final class LineWriting {
    static final String SUBMITTED = "submitted";
    static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";

    private final ClaimResponse response;
    private final Release release;
    private final Notes notes;
    private final AddedItems added;
    private final AuthorizedProviders providers;
    private final Stay stay;

    LineWriting(ClaimResponse response, Written written, Notes notes) {
        this.response = response;
        this.release = written.release;
        this.notes = notes;
        this.added = new AddedItems(response, written.claim);
        this.providers = new AuthorizedProviders(written.claim, written.index, written.release);
        this.stay = written.stay;
    }

    /**
     * What an answer is written from, beside the lines.
     *
     * @param claim that asked, where the answer goes to it; an inquiry's own items are others
     */
    record Written(Optional<Claim> claim, BundleIndex index, Stay stay, Release release) {}

    void write(AuthLine line) {
        var standing = line.standing();
        var note = notes.of(standing);
        var item = response.addItem().setItemSequence(line.sequence());
        line.asked().traces().forEach(trace -> extend(item, "itemTraceNumber", SmallValues.identifier(trace)));
        standing.issuedOn().ifPresent(day -> extend(item, "itemPreAuthIssueDate", Concepts.day(day)));
        standing.granted().ifPresent(allowed -> extend(item, "itemPreAuthPeriod", Concepts.period(allowed)));
        line.asked().earlier().ifPresent(number -> extend(item, "authorizationNumber", new StringType(number)));
        if (release == Release.R2_2)
            standing.openReference()
                    .ifPresent(number -> extend(item, "administrationReferenceNumber", new StringType(number)));
        extend(item, "itemRequestedServiceDate", requested(line));
        detail(line).ifPresent(item::addExtension);
        providers.of(line).ifPresent(item::addExtension);
        if (release == Release.R2_2) stay(item);
        item.addAdjudication()
                .setCategory(Concepts.of(ADJUDICATION, SUBMITTED))
                .addExtension(ReviewAction.of(standing, note, notes.reasonCode()));
        if (!note.isBlank()) item.addNoteNumber(note(note));
        if (release == Release.R2_2 && standing instanceof Standing.Modified modified) added.add(line, modified);
    }

    /** Release 2.2 says of each line to which stay it belongs. */
    private void stay(ItemComponent item) {
        stay.admitted().ifPresent(day -> extend(item, "admissionDates", Concepts.day(day)));
        stay.discharged().ifPresent(day -> extend(item, "dischargeDate", Concepts.day(day)));
    }

    private int note(String text) {
        var number = response.getProcessNote().size() + 1;
        response.addProcessNote().setNumber(number).setText(text);
        return number;
    }

    private static Type requested(AuthLine line) {
        var from = line.asked().service().serviced();
        return line.asked()
                .until()
                .<Type>map(until -> Concepts.period(from, until))
                .orElseGet(() -> Concepts.day(from));
    }

    /** What exactly is authorized, where it is not what was asked; release 2.2 has an item of its own for another service. */
    private Optional<Extension> detail(AuthLine line) {
        var service = line.asked().service();
        return switch (line.standing()) {
            case Standing.InPart part -> Optional.of(detail(service.code(), service.modifiers(), part.allowed()));
            case Standing.Modified modified ->
                release == Release.R2_0
                        ? Optional.of(detail(
                                modified.instead().code(), modified.instead().modifiers(), modified.allowed()))
                        : Optional.empty();
            case Standing.NotNeeded _,
                    Standing.Approved _,
                    Standing.Pended _,
                    Standing.Asked _,
                    Standing.NotCovered _,
                    Standing.Denied _,
                    Standing.Reopened _,
                    Standing.Withdrawn _ -> Optional.empty();
        };
    }

    private Extension detail(Code service, Set<String> modifiers, Allowed allowed) {
        var detail = new Extension(Pas.extension("itemAuthorizedDetail"));
        detail.addExtension(new Extension("productOrServiceCode", Concepts.of(service)));
        Concepts.modifiers(service, modifiers)
                .forEach(modifier -> detail.addExtension(new Extension("modifier", modifier)));
        allowed.units()
                .ifPresent(units -> detail.addExtension(new Extension("quantity", Concepts.quantity(units, release))));
        return detail;
    }

    private static void extend(ItemComponent item, String name, Type value) {
        item.addExtension(new Extension(Pas.extension(name), value));
    }
}
