package payer.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.Code;
import payer.decision.Verdict;
import payer.rules.evidence.CaseFile;
import payer.rules.policy.Applicability;
import payer.rules.policy.Policy;

/**
 * Does a policy apply to a line whose code it lists? {@code open} names what would have to be known; {@code otherUse} says
 * that everything fits but the condition for which the service is ordered.
 */
record Scope(Verdict verdict, Set<String> open, boolean otherUse) {

    static Scope of(Policy policy, CaseFile file) {
        return new Weighing(policy, file).scope();
    }

    /** Collects one verdict per limit that the policy sets. */
    private static final class Weighing {
        private final Policy policy;
        private final CaseFile file;
        private final Set<String> open = new LinkedHashSet<>();
        private Verdict verdict = Verdict.MET;

        Weighing(Policy policy, CaseFile file) {
            this.policy = policy;
            this.file = file;
        }

        Scope scope() {
            var limits = policy.applies();
            member(limits);
            delivery(limits);
            weigh("", oneOf(limits.kinds(), Optional.of(file.line().kind())));
            weigh("", oneOf(limits.urgencies(), Optional.of(file.theCase().urgency())));
            var others = verdict;
            weigh(Applicability.INDICATION, indication(limits.indications()));
            return new Scope(verdict, open, others != Verdict.NOT_MET && verdict == Verdict.NOT_MET);
        }

        private void member(Applicability limits) {
            var member = file.theCase().member();
            weigh(Applicability.MEMBER, oneOf(limits.linesOfBusiness(), known(member.lineOfBusiness())));
            weigh(Applicability.MEMBER, oneOf(limits.products(), known(member.product())));
            weigh(Applicability.MEMBER, oneOf(limits.states(), known(member.state())));
            if (limits.ageFrom().isEmpty() && limits.ageTo().isEmpty()) return;
            weigh(
                    Applicability.MEMBER,
                    member.ageOn(file.line().serviced())
                            .map(age -> Verdict.of(limits.ageFrom()
                                            .map(from -> age >= from)
                                            .orElse(true)
                                    && limits.ageTo().map(to -> age <= to).orElse(true)))
                            .orElse(Verdict.UNKNOWN));
        }

        private void delivery(Applicability limits) {
            var line = file.line();
            weigh(Applicability.PLACE, oneOf(limits.placesOfService(), known(line.placeOfService())));
            weigh(
                    Applicability.PROVIDER,
                    oneOf(limits.providerKinds(), known(line.provider().kind())));
            limits.inNetwork()
                    .ifPresent(wanted -> weigh(
                            Applicability.NETWORK,
                            line.provider()
                                    .inNetwork()
                                    .map(is -> Verdict.of(is.equals(wanted)))
                                    .orElse(Verdict.UNKNOWN)));
        }

        private static Optional<String> known(String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(text);
        }

        private static <T> Verdict oneOf(Set<T> wanted, Optional<T> actual) {
            if (wanted.isEmpty()) return Verdict.MET;
            return actual.map(value -> Verdict.of(wanted.contains(value))).orElse(Verdict.UNKNOWN);
        }

        /** What the order says it is for. An order that says nothing may be for anything. */
        private Verdict indication(List<String> terms) {
            if (terms.isEmpty()) return Verdict.MET;
            var stated = file.line().diagnoses();
            if (stated.isEmpty()) return Verdict.UNKNOWN;
            return Verdict.of(stated.stream().anyMatch(code -> isAmong(code, terms)));
        }

        private boolean isAmong(Code code, List<String> terms) {
            return terms.stream().anyMatch(term -> policy.codes(term).contains(code));
        }

        private void weigh(String what, Verdict one) {
            if (one == Verdict.UNKNOWN) open.add(what);
            verdict = verdict.and(one);
        }
    }
}
