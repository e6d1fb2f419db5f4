package payer.service.dtr;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import payer.decision.Code;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.cql.TermValueSets;
import payer.dtr.packaging.KnownPatient;
import payer.dtr.packaging.PackageAnswerWriter;
import payer.dtr.packaging.PackageRequestReader;
import payer.dtr.packaging.QuestionnairePackager;
import payer.rules.PolicyRules;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.Trigger;
import payer.service.fhir.validation.Profiles;

/** What is handed out conforms to the profiles of its edition, for every policy. */
final class FormConformanceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
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
