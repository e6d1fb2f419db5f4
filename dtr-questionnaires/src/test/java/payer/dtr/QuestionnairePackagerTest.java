package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Membership;
import payer.decision.Source;
import payer.dtr.artifact.AuthoredForms;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.packaging.KnownPatient;
import payer.dtr.packaging.Notice;
import payer.dtr.packaging.PackageAnswerWriter;
import payer.dtr.packaging.PackageRequestReader;
import payer.dtr.packaging.QuestionnairePackager;
import payer.problem.Problem;

/** What a client gets for its order, and what it is told where it gets less than it asked for. */
final class QuestionnairePackagerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant PUBLISHED = Instant.parse("2026-01-01T00:00:00Z");
    private static final String BASE = "https://payer.example/dtr/2.0/fhir";

    private final FormCatalog catalog = Shipped.catalog(Edition.DTR_2_0);

    @Test
    void an_order_gets_the_form_of_the_policy_that_speaks_of_it() {
        var answer = answer(asking().addParameter(order("sr1", "LM-MRI-LUMBAR")));
        assertEquals(List.of(BASE + "/Questionnaire/lumbar-mri"), forms(answer));
        assertInstanceOf(
                Questionnaire.class,
                packages(answer).getFirst().getEntryFirstRep().getResource());
    }

    @Test
    void one_form_for_two_orders_comes_once_and_names_both() {
        var answer = answer(
                asking().addParameter(order("sr1", "LM-MRI-LUMBAR")).addParameter(order("sr2", "LM-MRI-LUMBAR")));
        assertEquals(1, packages(answer).size());
        var contexts = response(packages(answer).getFirst()).getExtensionsByUrl(Edition.profile("qr-context")).stream()
                .map(extension -> ((Reference) extension.getValue()).getReference())
                .toList();
        assertEquals(List.of("Coverage/cov1", "ServiceRequest/sr1", "ServiceRequest/sr2"), contexts);
    }

    @Test
    void named_forms_limit_the_answer_and_an_unknown_one_is_a_warning() {
        var answer = answer(asking().addParameter(order("sr1", "LM-MRI-LUMBAR"))
                .addParameter(named(BASE + "/Questionnaire/home-oxygen"))
                .addParameter(named(BASE + "/Questionnaire/never-heard-of|7")));
        assertEquals(List.of(BASE + "/Questionnaire/home-oxygen"), forms(answer));
        var issue = outcome(answer, "operationOutcome").getIssueFirstRep();
        assertEquals(OperationOutcome.IssueSeverity.WARNING, issue.getSeverity());
        assertTrue(issue.getDiagnostics().contains("never-heard-of|7"));
    }

    @Test
    void what_a_form_names_and_cannot_bring_along_is_told() {
        var whole = Shipped.form(catalog, "lumbar-mri");
        var lacking = new FormCatalog(
                Shipped.POLICIES,
                whole.addresses(),
                _ -> "{}",
                AuthoredForms.none(),
                form -> new PublishedForm(
                        form.plan(),
                        form.evidence(),
                        form.addresses(),
                        form.standard(),
                        form.adaptive(),
                        form.adaptiveRun(),
                        form.libraries().subList(0, 2),
                        form.valueSets(),
                        form.expanded()));
        var packager = new QuestionnairePackager(lacking, Shipped.RULES, form -> PUBLISHED, false);
        var request = PackageRequestReader.read(asking().addParameter(order("sr1", "LM-MRI-LUMBAR")));
        var answer = packager.answer(request, KnownPatient.unknown(Shipped.TODAY), NOW);
        assertEquals(1, answer.bundles().size());
        assertTrue(answer.notices().stream()
                .anyMatch(notice -> notice.severity() == Notice.Severity.WARNING
                        && notice.text().contains("Library/PayerEvidence|")));
    }

    @Test
    void a_version_out_of_force_comes_only_when_it_is_named() {
        var named = answer(asking().addParameter(named(BASE + "/Questionnaire/home-oxygen|2011-10-31")));
        assertEquals(
                "2011-10-31",
                ((Questionnaire) packages(named).getFirst().getEntryFirstRep().getResource()).getVersion());
        var current = answer(asking().addParameter(named(BASE + "/Questionnaire/home-oxygen")));
        assertEquals(
                "2023-01-01",
                ((Questionnaire) packages(current).getFirst().getEntryFirstRep().getResource()).getVersion());
    }

    @Test
    void a_canonical_of_the_other_edition_means_the_same_form() {
        var answer =
                answer(asking().addParameter(named("https://payer.example/dtr/2.2/fhir/Questionnaire/lumbar-mri")));
        assertEquals(List.of(BASE + "/Questionnaire/lumbar-mri"), forms(answer));
    }

    @Test
    void the_draft_speaks_of_the_clients_own_patient_and_is_filled_from_what_the_payer_knows() {
        var imaged = Fact.of("claim", CodeSystem.PLAN.code("LM-MRI-LUMBAR"), FactValue.YES, Source.CLAIMS)
                .on(LocalDate.of(2025, 11, 3));
        var patient = new KnownPatient(Membership.unknown(), List.of(imaged), true, Shipped.TODAY);
        var order = order("sr1", "LM-MRI-LUMBAR");
        ((ServiceRequest) order.getResource())
                .addReasonCode(new CodeableConcept(new Coding(CodeSystem.ICD10CM.uri(), "M54.16", null)));
        var answer = answer(asking().addParameter(order), patient);
        var draft = response(packages(answer).getFirst());
        assertEquals("Patient/p1", draft.getSubject().getReference());
        assertEquals(BASE + "/Questionnaire/lumbar-mri|2024-01-01", draft.getQuestionnaire());
        var json = ca.uhn.fhir.context.FhirContext.forR4Cached().newJsonParser().encodeResourceToString(draft);
        assertTrue(json.contains("\"linkId\":\"imaged-in-12-months.date\""), json);
        assertTrue(json.contains("\"valueDate\":\"2025-11-03\""), json);
        assertTrue(json.contains("\"valueCode\":\"auto\""), json);
    }

    @Test
    void what_could_not_be_filled_in_although_there_is_something_is_told() {
        var old = Fact.of("o", CodeSystem.FINDING.code("progressive-motor-deficit"), FactValue.YES, Source.RECORD);
        var patient = new KnownPatient(Membership.unknown(), List.of(old), true, Shipped.TODAY);
        var answer = answer(asking().addParameter(order("sr1", "LM-MRI-LUMBAR")), patient);
        assertTrue(outcome(answer, "operationOutcome").getIssue().stream()
                .anyMatch(issue -> issue.getDiagnostics().contains("progressive-motor-deficit")
                        && issue.getDiagnostics().contains("no date")));
    }

    @Test
    void what_did_not_change_is_left_out() {
        var order = asking().addParameter(order("sr1", "LM-MRI-LUMBAR"));
        var later = order.copy().addParameter(since("2026-02-01T00:00:00Z"));
        var earlier = order.copy().addParameter(since("2025-12-01T00:00:00Z"));
        assertEquals(List.of(), forms(answer(later)));
        assertEquals(1, forms(answer(earlier)).size());
    }

    @Test
    void the_names_of_the_parts_are_those_of_the_edition() {
        var newer = Shipped.catalog(Edition.DTR_2_2);
        var packages = new QuestionnairePackager(newer, Shipped.RULES, form -> PUBLISHED, false)
                .answer(
                        PackageRequestReader.read(asking().addParameter(order("sr1", "LM-MRI-LUMBAR"))
                                .addParameter(named("https://payer.example/dtr/2.2/fhir/Questionnaire/lumbar-mri"))
                                .addParameter(named("https://elsewhere.example/Q"))),
                        KnownPatient.unknown(Shipped.TODAY),
                        NOW);
        var parameters = PackageAnswerWriter.parameters(packages, Edition.DTR_2_2);
        assertTrue(parameters.hasParameter("packagebundle"));
        assertTrue(parameters.hasParameter("outcome"));
        var draft = response((Bundle) parameters.getParameter("packagebundle").getResource());
        assertTrue(draft.hasExtension(Edition.profile("qr-coverage")));
        assertEquals(1, draft.getExtensionsByUrl(Edition.profile("qr-context")).size());
    }

    @Test
    void an_adaptive_form_comes_empty_with_a_run_that_derives_from_it() {
        var answer = answer(asking().addParameter(order("sr1", "LM-MRI-LUMBAR"))
                .addParameter(named(BASE + "/Questionnaire/adaptive-lumbar-mri")));
        var bundle = packages(answer).getFirst();
        var form = (Questionnaire) bundle.getEntryFirstRep().getResource();
        assertFalse(form.hasItem());
        var run = (Questionnaire) response(bundle).getContained().getFirst();
        assertEquals(
                form.getUrl() + "|" + form.getVersion(),
                run.getDerivedFrom().getFirst().getValue());
        assertEquals("LM-MRI-LUMBAR", run.getCodeFirstRep().getCode());
    }

    @Test
    void a_coverage_alone_is_not_enough_and_everything_wrong_is_told_at_once() {
        var alone = assertThrows(Problem.class, () -> PackageRequestReader.read(asking()));
        assertEquals(400, alone.kind().status());
        var empty = assertThrows(Problem.class, () -> PackageRequestReader.read(new Parameters()));
        assertEquals(2, empty.issues().size());
    }

    @Test
    void an_order_without_a_code_cannot_be_used() {
        var problem = assertThrows(
                Problem.class, () -> answer(asking().addParameter(order(new ServiceRequest().setId("sr1")))));
        assertEquals(422, problem.kind().status());
    }

    @Test
    void a_service_that_is_not_covered_needs_no_form_and_the_client_is_told() {
        var scooter = new ServiceRequest().setSubject(new Reference("Patient/p1"));
        scooter.setCode(new CodeableConcept(new Coding(CodeSystem.HCPCS.uri(), "K0806", null)));
        var answer = answer(asking().addParameter(order(scooter.setId("sr1"))));
        assertEquals(List.of(), forms(answer));
        assertTrue(outcome(answer, "operationOutcome")
                .getIssueFirstRep()
                .getDiagnostics()
                .contains("not covered"));
    }

    private Parameters answer(Parameters request) {
        return answer(request, KnownPatient.unknown(Shipped.TODAY));
    }

    private Parameters answer(Parameters request, KnownPatient patient) {
        var packager = new QuestionnairePackager(catalog, Shipped.RULES, form -> PUBLISHED, false);
        return PackageAnswerWriter.parameters(
                packager.answer(PackageRequestReader.read(request), patient, NOW), Edition.DTR_2_0);
    }

    private static Parameters asking() {
        var coverage = new Coverage().setBeneficiary(new Reference("Patient/p1"));
        coverage.setId("cov1");
        var parameters = new Parameters();
        parameters.addParameter().setName("coverage").setResource(coverage);
        return parameters;
    }

    private static Parameters.ParametersParameterComponent order(String id, String code) {
        var order = new ServiceRequest().setSubject(new Reference("Patient/p1"));
        order.setCode(new CodeableConcept(new Coding(CodeSystem.PLAN.uri(), code, null)));
        return order(order.setId(id));
    }

    private static Parameters.ParametersParameterComponent order(Resource order) {
        return new Parameters.ParametersParameterComponent().setName("order").setResource(order);
    }

    private static Parameters.ParametersParameterComponent named(String canonical) {
        return new Parameters.ParametersParameterComponent()
                .setName("questionnaire")
                .setValue(new CanonicalType(canonical));
    }

    private static Parameters.ParametersParameterComponent since(String moment) {
        return new Parameters.ParametersParameterComponent()
                .setName("changedsince")
                .setValue(new InstantType(moment));
    }

    private static List<Bundle> packages(Parameters answer) {
        return answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("PackageBundle"))
                .map(parameter -> (Bundle) parameter.getResource())
                .toList();
    }

    private static List<String> forms(Parameters answer) {
        return packages(answer).stream()
                .map(bundle -> ((Questionnaire) bundle.getEntryFirstRep().getResource()).getUrl())
                .toList();
    }

    private static QuestionnaireResponse response(Bundle bundle) {
        return (QuestionnaireResponse) bundle.getEntry().get(1).getResource();
    }

    private static OperationOutcome outcome(Parameters answer, String name) {
        return (OperationOutcome) answer.getParameter(name).getResource();
    }
}
