package payer.service.policies;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import payer.intake.Members;
import payer.rules.document.Vocabulary;
import payer.service.member.MemberSettings;
import payer.service.provider.ProviderSettings;

/** Which words for members and providers can come up here: what coverages are told by, what plan codes mean, and what is configured. */
@Singleton
public final class PolicyVocabulary {
    private final Vocabulary vocabulary;

    PolicyVocabulary(PolicySettings settings, MemberSettings members, ProviderSettings providers) {
        var plans = members.linesOfBusiness();
        var lines = joined(settings.linesOfBusiness(), Members.linesOfBusiness());
        lines.addAll(plans.values());
        vocabulary = new Vocabulary(
                lines,
                joined(settings.products(), plans.keySet()),
                joined(
                        settings.providerKinds(),
                        Set.copyOf(providers.kindsByCode().values())),
                Set.copyOf(settings.conditions()));
    }

    private static Set<String> joined(List<String> some, Set<String> more) {
        var all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    public Vocabulary words() {
        return vocabulary;
    }
}
