package payer.service.policies.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import payer.decision.CodeSystem;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** What somebody types who looks for a policy: a code, or words of its title, its name or its source. */
public record PolicySearch(String text) {

    /** One word or code after another: each of them has to be found. */
    public boolean finds(Policy policy) {
        return Arrays.stream(text.strip().split("\\s+")).allMatch(word -> isAbout(policy, word) || says(policy, word));
    }

    private static boolean isAbout(Policy policy, String word) {
        return !word.isEmpty()
                && policy.trigger() instanceof Trigger.Listed listed
                && Arrays.stream(CodeSystem.values())
                        .anyMatch(system -> listed.codes().contains(system.code(word.toUpperCase(Locale.ROOT))));
    }

    private static boolean says(Policy policy, String word) {
        var identity = policy.identity();
        return Stream.of(identity.title(), policy.id(), identity.source().citation())
                .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)));
    }
}
