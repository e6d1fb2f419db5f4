package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.CodeSystem;
import payer.rules.analysis.KnownCodes;
import payer.rules.analysis.LeafCoverage;
import payer.rules.analysis.Remark;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;
import payer.service.policies.analysis.AnalyseDraft.Analysed;

/** What should be known of a draft: remarks, and how often its cases show each side of each criterion. */
@Introspected
@JsonInclude
record AnalysisView(List<RemarkView> remarks, List<LeafView> leaves) {

    /** One thing that its author should know; {@code place} names a criterion, a branch, a code (told in words too) or another policy. */
    @Introspected
    record RemarkView(String kind, String place, Optional<String> display, String text) {
        static RemarkView of(Remark remark, KnownCodes codes) {
            return new RemarkView(
                    remark.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    remark.place(),
                    display(remark.place(), codes),
                    remark.text());
        }

        /** What the code at which it is made means. */
        private static Optional<String> display(String place, KnownCodes codes) {
            var space = place.indexOf(' ');
            if (space < 0) return Optional.empty();
            return CodeSystem.named(place.substring(0, space))
                    .map(system -> system.code(place.substring(space + 1)))
                    .flatMap(codes::display);
        }
    }

    /**
     * One criterion.
     *
     * @param asked that the form has a question for it; without one it stays unknown where the records say nothing
     * @param met in how many of the cases that this policy decides
     */
    @Introspected
    record LeafView(String name, String text, boolean asked, int met, int notMet, int unknown) {
        static LeafView of(LeafCoverage coverage, Policy policy) {
            var leaf = policy.leaf(coverage.leaf()).orElseThrow();
            return new LeafView(
                    leaf.name(), leaf.text(), isAsked(leaf), coverage.met(), coverage.notMet(), coverage.unknown());
        }

        private static boolean isAsked(Leaf leaf) {
            return leaf.question().isPresent();
        }
    }

    static AnalysisView of(Analysed analysed, KnownCodes codes) {
        var stricter = analysed.stricter().stream()
                .map(issue -> new RemarkView("stricter", issue.place(), Optional.empty(), issue.text()));
        return new AnalysisView(
                Stream.concat(analysed.found().remarks().stream().map(remark -> RemarkView.of(remark, codes)), stricter)
                        .toList(),
                analysed.found().coverage().stream()
                        .map(coverage -> LeafView.of(coverage, analysed.policy()))
                        .toList());
    }
}
