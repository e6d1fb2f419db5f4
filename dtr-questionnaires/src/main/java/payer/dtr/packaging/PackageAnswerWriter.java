package payer.dtr.packaging;

import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import payer.dtr.Edition;

/** The answer as each edition of the guide names its parts. */
public final class PackageAnswerWriter {

    private PackageAnswerWriter() {}

    public static Parameters parameters(QuestionnairePackager.Packages packages, Edition edition) {
        var parameters = new Parameters();
        parameters.getMeta().addProfile(Edition.profile("dtr-qpackage-output-parameters"));
        packages.bundles()
                .forEach(bundle ->
                        parameters.addParameter().setName(edition.packageName()).setResource(bundle));
        if (!packages.notices().isEmpty())
            parameters.addParameter().setName(edition.outcomeName()).setResource(outcome(packages));
        return parameters;
    }

    private static OperationOutcome outcome(QuestionnairePackager.Packages packages) {
        var outcome = new OperationOutcome();
        packages.notices()
                .forEach(notice -> outcome.addIssue()
                        .setSeverity(
                                notice.severity() == Notice.Severity.WARNING
                                        ? IssueSeverity.WARNING
                                        : IssueSeverity.INFORMATION)
                        .setCode(OperationOutcome.IssueType.fromCode(
                                notice.type().code()))
                        .setDiagnostics(notice.text()));
        return outcome;
    }
}
