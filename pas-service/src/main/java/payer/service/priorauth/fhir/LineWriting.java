package payer.service.priorauth.fhir;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.Standing;

/** Writes the answer for each line, with its note, into a ClaimResponse. */
final class LineWriting {
    private static final String SUBMITTED = "submitted";
    private static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";

    private final ClaimResponse response;
    private final Release release;
    private final Notes notes;

    LineWriting(ClaimResponse response, Release release, Notes notes) {
        this.response = response;
        this.release = release;
        this.notes = notes;
    }

    void write(AuthLine line) {
        var standing = line.standing();
        var note = notes.of(standing);
        var item = response.addItem().setItemSequence(line.sequence());
        line.asked().traces().forEach(trace -> extend(item, "itemTraceNumber", Ids.identifier(trace)));
        issued(standing).ifPresent(day -> extend(item, "itemPreAuthIssueDate", Concepts.day(day)));
        standing.granted().ifPresent(allowed -> extend(item, "itemPreAuthPeriod", Concepts.period(allowed)));
        line.asked().earlier().ifPresent(number -> extend(item, "authorizationNumber", new StringType(number)));
        if (release == Release.R2_2)
            standing.openReference()
                    .ifPresent(number -> extend(item, "administrationReferenceNumber", new StringType(number)));
        extend(item, "itemRequestedServiceDate", requested(line));
        if (standing instanceof Standing.InPart part) item.addExtension(detail(line, part));
        item.addAdjudication()
                .setCategory(Concepts.of(ADJUDICATION, SUBMITTED))
                .addExtension(ReviewAction.of(standing, note, notes.reasonCode()));
        if (!note.isBlank()) item.addNoteNumber(note(note));
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

    private static Optional<LocalDate> issued(Standing standing) {
        return switch (standing) {
            case Standing.Approved approved -> Optional.of(approved.issued());
            case Standing.InPart part -> Optional.of(part.issued());
            case Standing.NotNeeded _,
                    Standing.Pended _,
                    Standing.Asked _,
                    Standing.NotCovered _,
                    Standing.Denied _,
                    Standing.Withdrawn _ -> Optional.empty();
        };
    }

    /** What exactly is authorized, where it is not what was asked. */
    private static Extension detail(AuthLine line, Standing.InPart part) {
        var service = line.asked().service();
        var detail = new Extension(Pas.extension("itemAuthorizedDetail"));
        detail.addExtension(new Extension(
                "productOrServiceCode",
                Concepts.of(service.code().system(), service.code().value())));
        service.modifiers().stream()
                .sorted()
                .map(modifier -> Concepts.of(service.code().system(), modifier))
                .forEach(modifier -> detail.addExtension(new Extension("modifier", modifier)));
        part.allowed()
                .units()
                .ifPresent(units -> detail.addExtension(new Extension("quantity", Concepts.quantity(units))));
        return detail;
    }

    private static void extend(ItemComponent item, String name, Type value) {
        item.addExtension(new Extension(Pas.extension(name), value));
    }
}
