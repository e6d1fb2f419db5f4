package payer.service.records;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.validation.PackageSet;
import payer.service.fhir.validation.ProfileValidator;
import payer.service.fhir.validation.ValidationIssue;

/** Refuses documents that do not conform to the profiles they claim, where this installation wants that. */
@Singleton
final class LoadCheck {
    private final Optional<PackageSet> set;
    private final ProfileValidator validator;

    LoadCheck(LoadSettings settings, ProfileValidator validator) {
        this.set = settings.validatedBy().map(PackageSet::new);
        this.validator = validator;
    }

    void check(byte[] json, String place) {
        if (set.isEmpty()) return;
        var report = validator.validateJson(json, Optional.empty(), set.get());
        if (!report.conforms()) throw new Problem(ProblemKind.UNPROCESSABLE, issues(report.errors(), place));
    }

    /** What the validator says may quote the document, so only its rule and its place are told. */
    private static List<Problem.Issue> issues(List<ValidationIssue> errors, String place) {
        return errors.stream()
                .map(error -> new Problem.Issue(
                        IssueType.INVARIANT, "It breaks a rule of its profile: " + rule(error), place(error, place)))
                .distinct()
                .toList();
    }

    private static String rule(ValidationIssue error) {
        return error.rule().isEmpty()
                ? "not named"
                : error.rule().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String place(ValidationIssue error, String place) {
        var dot = error.place().indexOf('.');
        if (place.isEmpty()) return error.place();
        return dot < 0 ? place : place + error.place().substring(dot);
    }
}
