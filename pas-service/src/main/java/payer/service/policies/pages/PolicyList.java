package payer.service.policies.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** The policies of a day, as many as a search has left of them. */
public record PolicyList(String day, String dayWords, String sought, List<Entry> entries) {

    public record Entry(
            String id, String version, String title, String authority, String citation, String codes, String since) {

        static Entry of(Policy policy) {
            var identity = policy.identity();
            return new Entry(
                    policy.id(),
                    policy.version(),
                    identity.title(),
                    PolicyWords.authority(identity.authority()),
                    identity.source().citation(),
                    codes(policy),
                    PolicyWords.day(policy.effective().from()));
        }

        private static String codes(Policy policy) {
            return switch (policy.trigger()) {
                case Trigger.AnyService _ -> "all services";
                case Trigger.Listed listed ->
                    PolicyPage.codes(listed.codes()).stream()
                            .map(PolicyPage.Codes::codes)
                            .collect(Collectors.joining("; "));
            };
        }
    }

    public static PolicyList of(LocalDate day, String sought, List<Policy> policies) {
        return new PolicyList(
                day.toString(),
                PolicyWords.day(day),
                sought,
                policies.stream().map(Entry::of).toList());
    }
}
