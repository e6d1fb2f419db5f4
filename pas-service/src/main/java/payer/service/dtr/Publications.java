package payer.service.dtr;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import payer.dtr.artifact.PublishedForm;
import payer.service.fhir.FhirText;
import payer.service.fhir.Unchanging;

/** Gives what is published a version that changes with its content, and the moment since when it has that content. */
@Singleton
final class Publications {
    private static final int TAG = 32;

    private final FormVersions versions;
    private final FhirText text;
    private final Clock clock;

    Publications(FormVersions versions, FhirText text, Clock clock) {
        this.versions = versions;
        this.text = text;
        this.clock = clock;
    }

    PublishedForm publish(PublishedForm form) {
        Stream.of(Stream.of(form.standard(), form.adaptive()), form.libraries().stream(), form.valueSets().stream())
                .flatMap(resources -> resources)
                .forEach(this::stamp);
        for (var index = 0; index < form.expanded().size(); index++) {
            var expanded = form.expanded().get(index);
            expanded.setMeta(form.valueSets().get(index).getMeta().copy());
            Unchanging.marked(expanded);
        }
        return form;
    }

    /** What several forms share is stamped with the first of them. */
    private synchronized void stamp(MetadataResource resource) {
        if (resource.getMeta().hasVersionId()) return;
        var digest = KeptTranslations.sha256(text.json(resource));
        var name = resource.getUrl() + "|" + resource.getVersion();
        var since = versions.since(name, digest, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        resource.getMeta().setVersionId(digest.substring(0, TAG)).setLastUpdated(Date.from(since));
        Unchanging.marked(resource);
    }
}
