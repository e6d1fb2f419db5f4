package payer.rules.document;

import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Finding;
import payer.decision.Grant;
import payer.decision.OrderingAdvice;
import payer.decision.Quantity;
import payer.decision.Reviewer;
import payer.decision.TimeLimits;
import payer.decision.Verdict;
import payer.decision.Waiver;
import payer.rules.policy.RelationText;

/**
 * A decision in the words of a case: what it is, the names that go with it (a branch, criteria, codes, a waiver), and where a
 * case cares, how much, for how long, under which version of which policy, what the checklist still lacks, by when the answer is
 * due, and of what whoever orders is advised.
 */
public record CaseAnswer(
        Kind kind,
        Set<String> names,
        Optional<Quantity> units,
        Optional<Period> period,
        Optional<String> under,
        Optional<Set<String>> checklist,
        Optional<String> within,
        Optional<Set<String>> advised) {

    /** The kinds of decision as documents name them. */
    public enum Kind {
        APPROVED("approved"),
        APPROVED_IN_PART("approved in part"),
        INFORMATION_NEEDED("information needed"),
        PENDED_TO_NURSE("pended to nurse"),
        PENDED_TO_PHYSICIAN("pended to physician"),
        NOT_COVERED("not covered"),
        NO_AUTHORIZATION("no authorization");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Stands where there is no name to give. */
    static final String BY_RULE = "by rule";

    public CaseAnswer {
        names = Set.copyOf(names);
    }

    public static CaseAnswer of(Determination answer) {
        var decision = answer.decision();
        var grant = grant(decision);
        return new CaseAnswer(
                kind(decision),
                names(decision),
                grant.flatMap(Grant::units),
                grant.flatMap(Grant::period),
                Optional.of(decision.policy().id() + " " + decision.policy().version()),
                Optional.of(notShown(answer)),
                answer.timeLimits().map(TimeLimits::standard).map(CaseAnswer::text),
                Optional.of(advised(answer)));
    }

    private static Kind kind(Decision decision) {
        return switch (decision) {
            case Decision.NoAuthorizationNeeded free -> Kind.NO_AUTHORIZATION;
            case Decision.Approved approved -> Kind.APPROVED;
            case Decision.ApprovedInPart part -> Kind.APPROVED_IN_PART;
            case Decision.InformationNeeded needed -> Kind.INFORMATION_NEEDED;
            case Decision.Pended pended ->
                pended.reviewer() == Reviewer.NURSE ? Kind.PENDED_TO_NURSE : Kind.PENDED_TO_PHYSICIAN;
            case Decision.NotCovered excluded -> Kind.NOT_COVERED;
        };
    }

    private static Set<String> names(Decision decision) {
        return switch (decision) {
            case Decision.NoAuthorizationNeeded free ->
                free.waiver().map(CaseAnswer::word).map(Set::of).orElse(Set.of());
            case Decision.Approved approved -> Set.of(approved.branch());
            case Decision.ApprovedInPart part -> Set.of(part.branch());
            case Decision.InformationNeeded needed -> Set.copyOf(needed.criteria());
            case Decision.Pended pended -> Set.copyOf(pended.criteria());
            case Decision.NotCovered excluded ->
                Set.copyOf(excluded.exclusion().alternatives().stream()
                        .map(Code::text)
                        .toList());
        };
    }

    private static Optional<Grant> grant(Decision decision) {
        return switch (decision) {
            case Decision.Approved approved -> Optional.of(approved.grant());
            case Decision.ApprovedInPart part -> Optional.of(part.grant());
            default -> Optional.empty();
        };
    }

    /** The criteria that nothing shows to be met. */
    private static Set<String> notShown(Determination answer) {
        return Set.copyOf(answer.findings().stream()
                .filter(finding -> finding.verdict() != Verdict.MET)
                .map(Finding::criterion)
                .toList());
    }

    private static Set<String> advised(Determination answer) {
        return Set.copyOf(
                answer.advice().stream().map(OrderingAdvice::name).distinct().toList());
    }

    private static String text(TimeLimits.TimeLimit limit) {
        return Stream.of(
                        limit.businessDays().map(days -> days + " business days"),
                        limit.calendarDays().map(days -> days + " calendar days"),
                        limit.hours().map(length -> length.toHours() + " hours"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static String word(Waiver waiver) {
        return waiver.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What the case says, and nothing that it leaves open. */
    boolean isKeptBy(CaseAnswer actual) {
        return kind == actual.kind
                && names.equals(actual.names)
                && (units.isEmpty() || units.equals(actual.units))
                && (period.isEmpty() || period.equals(actual.period))
                && (under.isEmpty() || under.equals(actual.under))
                && (checklist.isEmpty() || checklist.equals(actual.checklist))
                && (within.isEmpty() || within.equals(actual.within))
                && (advised.isEmpty() || advised.equals(actual.advised));
    }

    public String text() {
        return kind.text + ": " + (names.isEmpty() ? BY_RULE : String.join(", ", new TreeSet<>(names)))
                + units.map(amount -> ", units " + amount.text()).orElse("")
                + period.map(length -> ", period " + RelationText.text(length)).orElse("")
                + under.map(version -> ", under " + version).orElse("")
                + checklist.map(names -> ", checklist " + new TreeSet<>(names)).orElse("")
                + within.map(limit -> ", within " + limit).orElse("")
                + advised.filter(names -> !names.isEmpty())
                        .map(names -> ", advised " + new TreeSet<>(names))
                        .orElse("");
    }
}
