package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.util.Locale;
import java.util.Optional;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.Step;

/**
 * A version at a glance, in plain JSON.
 *
 * @param number of the last step: the ETag, without its quotes
 * @param published the revision in force, if one is
 */
@Introspected
record VersionView(
        String policy,
        String version,
        String title,
        String authority,
        String owner,
        String effectiveFrom,
        Optional<String> effectiveUntil,
        String state,
        int number,
        Optional<Integer> revision,
        Optional<Integer> published,
        StepView lastStep) {

    static VersionView of(Glance glance) {
        var last = glance.last();
        return new VersionView(
                last.key().policy(),
                last.key().version(),
                glance.title(),
                glance.authority().toLowerCase(Locale.ROOT),
                glance.owner(),
                glance.from().toString(),
                glance.until().map(Object::toString),
                last.state().text(),
                last.number(),
                Optional.of(last.revision()).filter(revision -> revision != Step.NONE),
                glance.published(),
                StepView.of(last));
    }
}
