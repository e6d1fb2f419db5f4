package payer.service.dtr;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Resource;
import payer.dtr.artifact.AuthoredForm;
import payer.dtr.artifact.AuthoredFormReader;
import payer.rules.policy.Policy;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** Tells which of the forms that persons wrote are approved. What another instance took is seen within seconds. */
@Singleton
final class ReadWrittenForms {
    private static final long LOOK_AGAIN = Duration.ofSeconds(2).toNanos();

    private final WrittenForms forms;
    private final FhirText text;
    private final AtomicReference<Seen> seen;

    private record Seen(FormsInstead forms, long at) {}

    ReadWrittenForms(WrittenForms forms, FhirText text) {
        this.forms = forms;
        this.text = text;
        this.seen = new AtomicReference<>(new Seen(read(), System.nanoTime()));
    }

    /** The same object as long as nothing was added. */
    FormsInstead now() {
        var known = seen.get();
        if (System.nanoTime() - known.at < LOOK_AGAIN) return known.forms;
        var fresh = forms.count() == known.forms.count() ? known.forms : read();
        seen.set(new Seen(fresh, System.nanoTime()));
        return fresh;
    }

    /** This instance added something. */
    void lookAgain() {
        seen.set(new Seen(read(), System.nanoTime()));
    }

    private FormsInstead read() {
        var count = forms.count();
        var latest = new HashMap<String, AuthoredForm>();
        for (var form : forms.approved())
            form.bundle()
                    .ifPresent(json ->
                            latest.put(form.policy() + "|" + form.policyVersion(), read(json, form.revision())));
        return new FormsInstead(count, latest, this::earlier);
    }

    private Optional<AuthoredForm> earlier(Policy policy, int revision) {
        return forms.of(policy.id(), policy.version()).stream()
                .filter(form -> form.revision() == revision && form.isApproved())
                .findFirst()
                .flatMap(form -> form.bundle().map(json -> read(json, revision)));
    }

    AuthoredForm read(String json, int revision) {
        var resource = text.readWithNarratives(new Received(json.getBytes(UTF_8), FhirFormat.JSON), Resource.class);
        return AuthoredFormReader.read(resource, revision);
    }
}
