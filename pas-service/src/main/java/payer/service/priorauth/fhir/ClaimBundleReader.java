package payer.service.priorauth.fhir;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.Bundle;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.priorauth.Origin;
import payer.service.priorauth.PriorAuthSettings;
import payer.service.priorauth.SentForms;
import payer.service.priorauth.Submission;
import payer.service.runtime.ServiceSettings;

/** Reads what {@code $submit} takes. Everything that is wrong is told at once, each with its place. */
@Singleton
public final class ClaimBundleReader {
    private final FhirText text;
    private final Clock clock;
    private final ZoneId zone;
    private final PriorAuthSettings settings;
    private final SentForms forms;

    ClaimBundleReader(
            FhirText text, Clock clock, ServiceSettings service, PriorAuthSettings settings, SentForms forms) {
        this.text = text;
        this.clock = clock;
        this.zone = service.zone();
        this.settings = settings;
        this.forms = forms;
    }

    public Submission read(Received received, Origin origin) {
        var bundle = text.read(received, Bundle.class);
        var complaints = new Complaints();
        new BundleCheck(bundle, complaints).check();
        new ModifierCheck(complaints).check(bundle, received);
        complaints.throwIfAny();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var check = new FormsCheck(forms, today, complaints);
        return new ClaimReading(bundle, complaints, today, settings, check).submission(origin, received);
    }
}
