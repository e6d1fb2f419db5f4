package payer.crd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import payer.decision.CoverageRequirement;
import payer.decision.CoverageRequirement.Questions;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Finding;
import payer.decision.Grant;
import payer.decision.PolicyReference;
import payer.decision.Reason;
import payer.decision.ServiceLine;
import payer.decision.Waiver;

/** Says what was determined: the statement, its reasons and its limits. */
final class Wording {
    private static final int MOST_REASONS = 5;

    private final Function<PolicyReference, String> forms;

    Wording(Function<PolicyReference, String> forms) {
        this.forms = forms;
    }

    Statement statement(Consultation consultation, String coverage, ServiceLine line, Determination answer) {
        var requirement = answer.requirement();
        var said = new Statement(
                coverage,
                requirement.covered(),
                requirement.authorization(),
                requirement.documents(),
                requirement.purpose(),
                requirement.infoNeeded(),
                List.of(line.code()),
                grounds(answer),
                details(answer, consultation),
                questionnaires(requirement),
                consultation.today(),
                false);
        return consultation.hook().isPrimary() ? said : said.withoutDocuments();
    }

    private List<String> questionnaires(CoverageRequirement requirement) {
        return requirement.questions().stream()
                .map(Questions::policy)
                .distinct()
                .map(forms)
                .toList();
    }

    private static List<Ground> grounds(Determination answer) {
        var title = answer.decision().policy().title();
        return switch (answer.decision()) {
            case Decision.NotCovered excluded ->
                List.of(Ground.of(excluded.exclusion().reason().forProvider()));
            case Decision.NoAuthorizationNeeded(var policy, var waiver) -> List.of(free(title, waiver));
            case Decision.Approved approved -> List.of(Ground.of("Meets the policy: " + title + "."));
            case Decision.ApprovedInPart part -> List.of(Ground.of(part.why().forProvider()));
            case Decision.InformationNeeded needed -> List.of(Ground.of(open(title, answer, needed.criteria())));
            case Decision.Pended pended -> pended(title, pended.reasons());
        };
    }

    private static Ground free(String title, Optional<Waiver> waiver) {
        return waiver.map(why -> switch (why) {
                    case GOLD_CARD ->
                        Ground.of(Ground.Known.GOLD_CARD, "Exempt from prior authorization: " + title + ".");
                    case TRANSITION -> Ground.of("No prior authorization while treatment goes on: " + title + ".");
                    case EMERGENCY -> Ground.of("No prior authorization in an emergency: " + title + ".");
                })
                .orElseGet(() -> Ground.of("No prior authorization needed: " + title + "."));
    }

    private static String open(String title, Determination answer, Collection<String> criteria) {
        var texts = texts(answer, criteria);
        return texts.isEmpty()
                ? title + " depends on what is not known yet."
                : title + ". Still to be shown: " + texts + ".";
    }

    /** What the criteria say, in the policy's own words. */
    static String texts(Determination answer, Collection<String> criteria) {
        return String.join(
                "; ",
                answer.findings().stream()
                        .filter(finding -> criteria.contains(finding.criterion()))
                        .map(Finding::text)
                        .distinct()
                        .limit(MOST_REASONS)
                        .toList());
    }

    private static List<Ground> pended(String title, List<Reason> reasons) {
        var grounds = new ArrayList<Ground>();
        reasons.stream()
                .map(Reason::forProvider)
                .filter(text -> !text.isBlank())
                .distinct()
                .limit(MOST_REASONS)
                .forEach(text -> grounds.add(Ground.of(text)));
        if (grounds.isEmpty()) grounds.add(Ground.of(title + ": a reviewer has to look at the request."));
        return grounds;
    }

    private static List<Detail> details(Determination answer, Consultation consultation) {
        var details = new ArrayList<Detail>();
        if (answer.decision() instanceof Decision.Approved approved)
            details.addAll(limits(approved.grant(), consultation));
        var link = answer.decision().policy().link();
        if (!link.isBlank()) details.add(new Detail.PolicyLink(link));
        return details;
    }

    private static List<Detail> limits(Grant grant, Consultation consultation) {
        var limits = new ArrayList<Detail>();
        grant.units().ifPresent(units -> limits.add(new Detail.AllowedQuantity(units)));
        grant.period()
                .ifPresent(period -> limits.add(new Detail.AllowedPeriod(
                        consultation.today(),
                        Optional.of(consultation.today().plus(period).minusDays(1)))));
        return limits;
    }
}
