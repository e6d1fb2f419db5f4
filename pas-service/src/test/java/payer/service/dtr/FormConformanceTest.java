package payer.service.dtr;

import static org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import payer.decision.Code;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.Origin;
import payer.dtr.answer.Given;
import payer.dtr.answer.NextQuestions;
import payer.dtr.answer.Prefill;
import payer.dtr.answer.ResponseItems;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.cql.TermValueSets;
import payer.dtr.form.FormPlan;
import payer.dtr.packaging.KnownPatient;
import payer.dtr.packaging.PackageAnswerWriter;
import payer.dtr.packaging.PackageRequestReader;
import payer.dtr.packaging.QuestionnairePackager;
import payer.dtr.prefill.Filled;
import payer.dtr.prefill.PopulateAnswerWriter;
import payer.dtr.prefill.PopulateRequest;
import payer.dtr.prefill.PopulateRequestReader;
import payer.rules.PolicyRules;
import payer.rules.document.ShippedPolicies;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;
import payer.rules.policy.Trigger;
import payer.service.fhir.validation.Profiles;

/** What is handed out conforms to the profiles of its edition, for every policy. */
final class FormConformanceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String RESPONSE = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaireresponse";
    private static final int MOST_ROUNDS = 8;
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @EnumSource(Edition.class)
    void every_form_and_its_logic_conform(Edition edition) {
        var profiles = profiles(edition);
        for (var form : catalog(edition).all()) {
            profiles.assertConforms(form.standard());
            profiles.assertConforms(form.adaptive());
            profiles.assertConforms(form.libraries().getFirst());
            form.valueSets().stream()
                    .limit(1)
                    .forEach(set -> profiles.assertConforms(TermValueSets.expanded(set, Date.from(NOW))));
        }
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void whole_answers_conform_for_orders_of_every_kind(Edition edition) {
        var profiles = profiles(edition);
        var catalog = catalog(edition);
        var packager =
                new QuestionnairePackager(catalog, PolicyRules.of(ShippedPolicies.policies()), form -> NOW, false);
        for (var form : catalog.all()) {
            if (!form.policy().effective().holdsOn(TODAY)) continue;
            var request = PackageRequestReader.read(asking(form));
            var answer = packager.answer(request, KnownPatient.unknown(TODAY), NOW);
            if (!answer.bundles().isEmpty()) profiles.assertConforms(PackageAnswerWriter.parameters(answer, edition));
        }
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void every_adaptive_run_conforms_at_its_first_questions_and_at_its_end(Edition edition) {
        var profiles = profiles(edition);
        var catalog = catalog(edition);
        var questions = new NextQuestions(catalog);
        for (var form : catalog.all()) {
            if (!form.policy().effective().holdsOn(TODAY)) continue;
            var run = questions.after(draft(catalog, form), TODAY, Date.from(NOW));
            profiles.assertConforms(run, RESPONSE);
            for (var round = 0; round < MOST_ROUNDS && run.getStatus() != COMPLETED; round++) {
                answer(run, edition);
                run = questions.after(run, TODAY, Date.from(NOW));
            }
            assertEquals(COMPLETED, run.getStatus(), form.canonical());
            profiles.assertConforms(run, RESPONSE);
        }
    }

    private static QuestionnaireResponse draft(FormCatalog catalog, PublishedForm form) {
        var asking = asking(form);
        asking.addParameter()
                .setName("questionnaire")
                .setValue(new CanonicalType(form.adaptive().getUrl()));
        var packager =
                new QuestionnairePackager(catalog, PolicyRules.of(ShippedPolicies.policies()), one -> NOW, false);
        var answer = packager.answer(PackageRequestReader.read(asking), KnownPatient.unknown(TODAY), NOW);
        return (QuestionnaireResponse)
                answer.bundles().getFirst().getEntry().get(1).getResource();
    }

    /** The first kind of request, and no to all that is a matter of yes and no. */
    private static void answer(QuestionnaireResponse response, Edition edition) {
        var run = (Questionnaire) response.getContained().getFirst();
        var answers = new HashMap<String, List<Given>>();
        for (var item : run.getItem()) {
            if (item.getType() == QuestionnaireItemType.BOOLEAN)
                answers.put(item.getLinkId(), List.of(new Given(new BooleanType(false), Origin.PERSON)));
            if (item.getLinkId().equals(FormPlan.REQUEST_KIND))
                answers.put(
                        item.getLinkId(),
                        List.of(new Given(item.getAnswerOptionFirstRep().getValue(), Origin.PERSON)));
        }
        response.setItem(ResponseItems.of(run.getItem(), answers, edition));
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void what_is_filled_in_conforms_and_so_does_what_is_said_of_the_gaps(Edition edition) {
        var profiles = profiles(edition);
        var catalog = catalog(edition);
        for (var folder : ShippedPolicies.folders()) {
            var theCase = folder.policyCases().getFirst().situation();
            var line = theCase.lines().getFirst();
            var decided = PolicyRules.of(ShippedPolicies.policies())
                    .determine(theCase)
                    .getFirst()
                    .decision();
            catalog.of(decided.policy()).ifPresent(form -> {
                var assessment = new Assessment(form.policy(), new CaseFile(theCase, line));
                var filled = Filled.of(Prefill.prepare(form.plan(), assessment, _ -> true))
                        .ofKind(form.plan(), line.kind())
                        .with(Prefill.Prepared.nothing())
                        .noting("What the payer itself knows was not added.");
                var answer = new PopulateAnswerWriter(form).parameters(populating(form), filled, NOW);
                answer.getParameter().forEach(part -> profiles.assertConforms(part.getResource()));
            });
        }
    }

    private static PopulateRequest populating(PublishedForm form) {
        var parameters = new Parameters();
        parameters.addParameter().setName("canonical").setValue(new CanonicalType(form.canonical()));
        parameters.addParameter().setName("subject").setValue(new Reference("Patient/p1"));
        var data = new Bundle().setType(Bundle.BundleType.COLLECTION);
        asking(form).getParameter().forEach(part -> data.addEntry().setResource(part.getResource()));
        parameters.addParameter().setName("data").setResource(data);
        return PopulateRequestReader.read(parameters, Optional.empty());
    }

    /** The older edition's profile wants a package, so that without one there is no answer that conforms. */
    @ParameterizedTest
    @EnumSource(Edition.class)
    void what_is_told_beside_and_instead_of_packages_conforms(Edition edition) {
        var profiles = profiles(edition);
        var catalog = catalog(edition);
        var packager =
                new QuestionnairePackager(catalog, PolicyRules.of(ShippedPolicies.policies()), form -> NOW, false);
        var asking = asking(catalog.all().getFirst());
        asking.addParameter().setName("questionnaire").setValue(new CanonicalType("https://payer.example/Q|0.9"));
        var nothing = packager.answer(PackageRequestReader.read(asking), KnownPatient.unknown(TODAY), NOW);
        assertEquals(List.of(), nothing.bundles());
        var answer = PackageAnswerWriter.parameters(nothing, edition);
        if (edition == Edition.DTR_2_2) profiles.assertConforms(answer);
        answer.getParameter().forEach(part -> profiles.assertConforms(part.getResource()));
        asking.addParameter()
                .setName("questionnaire")
                .setValue(new CanonicalType(current(catalog).canonical()));
        var both = packager.answer(PackageRequestReader.read(asking), KnownPatient.unknown(TODAY), NOW);
        profiles.assertConforms(PackageAnswerWriter.parameters(both.warning(List.of("Not used.")), edition));
    }

    private static PublishedForm current(FormCatalog catalog) {
        return catalog.all().stream()
                .filter(form -> form.policy().effective().holdsOn(TODAY))
                .findFirst()
                .orElseThrow();
    }

    private static Profiles profiles(Edition edition) {
        return edition == Edition.DTR_2_0 ? Profiles.stu2() : Profiles.stu22();
    }

    private static FormCatalog catalog(Edition edition) {
        return new FormCatalog(
                ShippedPolicies.policies(),
                Addresses.of(edition, "https://payer.example" + Editions.path(edition)),
                cql -> "{}");
    }

    private static Parameters asking(PublishedForm form) {
        var parameters = new Parameters();
        var coverage = new Coverage().setBeneficiary(new Reference("Patient/p1"));
        coverage.setId("cov1");
        parameters.addParameter().setName("coverage").setResource(coverage);
        var order = new ServiceRequest().setSubject(new Reference("Patient/p1"));
        order.setCode(new CodeableConcept(coding(form)));
        order.setId("sr1");
        parameters.addParameter().setName("order").setResource(order);
        return parameters;
    }

    private static Coding coding(PublishedForm form) {
        var code = form.policy().trigger() instanceof Trigger.Listed listed
                ? listed.codes().first().orElseThrow()
                : new Code("urn:payer:plan-code", "ANY");
        return new Coding(code.system(), code.value(), null);
    }
}
