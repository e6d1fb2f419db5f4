package payer.service.dtr;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.artifact.AuthoredForm;
import payer.dtr.artifact.AuthoredFormCheck;
import payer.dtr.artifact.AuthoredForms;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.form.FormPlan;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.Policy;
import payer.service.fhir.validation.LoadState;
import payer.service.fhir.validation.PackageSet;
import payer.service.fhir.validation.ProfileValidator;
import payer.service.runtime.ServiceSettings;

/**
 * Checks a form that a person wrote: against what the policy relies on, and, as it would be published, against the profiles of
 * each edition whose packages are loaded.
 */
@Singleton
final class CheckForm {
    private static final Map<Edition, PackageSet> SETS =
            Map.of(Edition.DTR_2_0, PackageSet.STU2, Edition.DTR_2_2, PackageSet.STU2_2);

    private final KeptTranslations translations;
    private final ProfileValidator validator;
    private final ServiceSettings service;

    CheckForm(KeptTranslations translations, ProfileValidator validator, ServiceSettings service) {
        this.translations = translations;
        this.validator = validator;
        this.service = service;
    }

    /** A {@code Problem} with everything that is wrong; else against which profiles it was checked, and against which not. */
    String check(Policy policy, AuthoredForm form) {
        AuthoredFormCheck.check(FormPlan.of(policy), form, translations);
        var issues = new ArrayList<Problem.Issue>();
        var said = Stream.of(Edition.values())
                .map(edition -> "DTR " + edition.text() + ": " + check(policy, form, edition, issues))
                .toList();
        if (!issues.isEmpty()) throw new Problem(ProblemKind.UNPROCESSABLE, issues);
        return String.join("; ", said);
    }

    private String check(Policy policy, AuthoredForm form, Edition edition, List<Problem.Issue> issues) {
        var set = Optional.ofNullable(SETS.get(edition)).orElseThrow();
        if (!(validator.states().get(set.name()) instanceof LoadState.Loaded)) return notLoaded(set);
        for (var resource : parts(published(policy, form, edition), form)) {
            var report = validator.validate(resource, set);
            if (!report.done()) return "not checked against its profiles, which could not be read";
            report.errors()
                    .forEach(issue -> issues.add(new Problem.Issue(
                            IssueType.INVARIANT, "DTR " + edition.text() + ": " + issue.text(), issue.place())));
        }
        return "conforms to its profiles";
    }

    private String notLoaded(PackageSet set) {
        var state = Optional.ofNullable(validator.states().get(set.name()));
        return "not checked against its profiles, for the package set " + set + " is "
                + state.map(LoadState::toString).orElse("not installed");
    }

    private PublishedForm published(Policy policy, AuthoredForm form, Edition edition) {
        var base = service.url() + Editions.path(edition);
        return new FormCatalog(
                        List.of(policy),
                        Addresses.of(edition, base),
                        translations.at(base),
                        AuthoredForms.of(form),
                        published -> published)
                .all()
                .getFirst();
    }

    /** What comes with the product was checked when it was built. */
    private static List<Resource> parts(PublishedForm published, AuthoredForm form) {
        var own = published.libraries().stream().limit(form.libraries().size());
        return Stream.of(Stream.of(published.standard()), own, published.expanded().stream())
                .flatMap(parts -> parts)
                .map(Resource.class::cast)
                .toList();
    }
}
