package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import payer.rules.policy.Policy;

/** A policy in the public list. {@code document} is where all of it can be read. */
@Introspected
record CoveragePolicyView(
        String policy,
        String version,
        String title,
        String authority,
        String citation,
        Optional<String> link,
        String effectiveFrom,
        Optional<String> effectiveUntil,
        String document) {

    static CoveragePolicyView of(Policy policy, URI service) {
        var identity = policy.identity();
        return new CoveragePolicyView(
                policy.id(),
                policy.version(),
                identity.title(),
                identity.authority().name().toLowerCase(Locale.ROOT),
                identity.source().citation(),
                identity.source().link(),
                policy.effective().from().toString(),
                policy.effective().until().map(Object::toString),
                service + "/coverage-policies/" + policy.id() + "/" + policy.version());
    }
}
