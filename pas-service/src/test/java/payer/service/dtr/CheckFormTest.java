package payer.service.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.junit.jupiter.api.Test;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.artifact.AuthoredForm;
import payer.dtr.artifact.FormCatalog;
import payer.problem.Problem;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.Policy;
import payer.service.fhir.validation.Profiles;
import payer.service.running.RunningService;
import payer.service.runtime.ServiceSettings;

/** What a person wrote is held against the profiles of each edition as it would be published. */
final class CheckFormTest {
    private final Policy policy = ShippedPolicies.policies().stream()
            .filter(one -> one.id().equals("lumbar-mri"))
            .findFirst()
            .orElseThrow();
    private final CheckForm check = new CheckForm(
            RunningService.shared().bean(KeptTranslations.class),
            Profiles.loaded(List.of(Profiles.stu2(), Profiles.stu22())),
            RunningService.shared().bean(ServiceSettings.class));

    @Test
    void a_form_that_conforms_is_said_to() {
        assertEquals(
                "DTR 2.0: conforms to its profiles; DTR 2.2: conforms to its profiles",
                check.check(policy, new AuthoredForm(1, generated(), List.of(), List.of())));
    }

    @Test
    void what_the_validator_finds_is_refused_for_each_edition() {
        var form = generated();
        form.addItem(new QuestionnaireItemComponent()
                .setLinkId("notice")
                .setText("Read this")
                .setType(QuestionnaireItemType.DISPLAY)
                .setRequired(true));
        var problem =
                assertThrows(Problem.class, () -> check.check(policy, new AuthoredForm(1, form, List.of(), List.of())));
        for (var edition : Edition.values())
            assertTrue(
                    problem.issues().stream()
                            .anyMatch(issue -> issue.text().startsWith("DTR " + edition.text() + ": ")),
                    problem.getMessage());
    }

    private Questionnaire generated() {
        return new FormCatalog(
                        List.of(policy), Addresses.of(Edition.DTR_2_0, "https://p.example/dtr/2.0/fhir"), cql -> "{}")
                .all()
                .getFirst()
                .standard()
                .copy();
    }
}
