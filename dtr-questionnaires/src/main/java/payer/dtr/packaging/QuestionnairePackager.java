package payer.dtr.packaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.PolicyRules;

/** Answers {@code $questionnaire-package}: the same request on the same day always gets the same packages. */
public final class QuestionnairePackager {

    /** The packages, the policies whose forms they are, and what the client is told beside them. */
    public record Packages(Set<String> policies, List<Bundle> bundles, List<Notice> notices) {
        public Packages {
            policies = Set.copyOf(policies);
            bundles = List.copyOf(bundles);
            notices = List.copyOf(notices);
        }

        /** Says too what of the request was not used. */
        public Packages warning(List<String> texts) {
            var more = new ArrayList<>(notices);
            texts.forEach(text -> more.add(Notice.warning(IssueType.BUSINESS_RULE, text)));
            return new Packages(policies, bundles, more);
        }
    }

    private final FormCatalog catalog;
    private final PolicyRules rules;
    private final Function<PublishedForm, Instant> changed;
    private final boolean adaptiveByOrder;

    /**
     * @param changed when a form last changed
     * @param adaptiveByOrder whether an order gets the adaptive form rather than the whole one
     */
    public QuestionnairePackager(
            FormCatalog catalog, PolicyRules rules, Function<PublishedForm, Instant> changed, boolean adaptiveByOrder) {
        this.catalog = catalog;
        this.rules = rules;
        this.changed = changed;
        this.adaptiveByOrder = adaptiveByOrder;
    }

    /** {@code now} is the moment of the answer. */
    public Packages answer(PackageRequest request, KnownPatient patient, Instant now) {
        var choice = new FormChoice(catalog, rules, patient, adaptiveByOrder);
        choice.choose(request);
        if (request.questionnaires().isEmpty() && !choice.hasReadableOrder())
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE,
                    "None of the orders has a code that can be read.",
                    "Parameters.parameter.where(name='order')");
        var notices = new ArrayList<>(choice.notices());
        var fresh = choice.wanted().stream()
                .filter(form -> request.changedSince()
                        .map(since -> changed.apply(form.form()).isAfter(since))
                        .orElse(true))
                .toList();
        if (fresh.size() < choice.wanted().size())
            notices.add(Notice.information("Forms that did not change since that moment were left out."));
        var writer = new PackageWriter(request, now);
        var bundles = fresh.stream().map(form -> writer.bundle(form, notices)).toList();
        if (bundles.isEmpty() && notices.isEmpty())
            notices.add(new Notice(Notice.Severity.INFORMATION, IssueType.INFORMATIONAL, "No form is needed."));
        var policies = fresh.stream().map(form -> form.form().policy().id()).collect(Collectors.toSet());
        return new Packages(policies, bundles, notices);
    }
}
