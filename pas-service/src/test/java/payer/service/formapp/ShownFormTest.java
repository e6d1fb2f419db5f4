package payer.service.formapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/** What of a form goes to the renderer. */
class ShownFormTest {
    private static final String CALCULATED =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";

    @Test
    void logic_that_was_run_here_stays_here_and_what_the_renderer_can_run_goes_along() {
        var form = new Questionnaire();
        form.addExtension("http://hl7.org/fhir/StructureDefinition/cqf-library", new CanonicalType("urn:x"));
        var item = form.addItem().setLinkId("a");
        item.addExtension(CALCULATED, new Expression().setLanguage("text/cql").setExpression("\"L\".a"));
        item.addItem()
                .setLinkId("b")
                .addExtension(
                        CALCULATED,
                        new Expression().setLanguage("text/fhirpath").setExpression("1 + 1"));
        var shown = ShownForm.of(form, list -> Optional.empty());
        assertFalse(shown.hasExtension());
        assertFalse(shown.getItemFirstRep().hasExtension());
        assertTrue(shown.getItemFirstRep().getItemFirstRep().hasExtension());
        assertTrue(form.hasExtension(), "the form itself is not changed");
    }

    @Test
    void a_list_of_codes_comes_along_once_and_one_that_is_not_ours_is_left_alone() {
        var form = new Questionnaire();
        form.addItem().setLinkId("a").setType(QuestionnaireItemType.CHOICE).setAnswerValueSet("urn:ours|1");
        form.addItem().setLinkId("b").setType(QuestionnaireItemType.CHOICE).setAnswerValueSet("urn:ours|1");
        form.addItem().setLinkId("c").setType(QuestionnaireItemType.CHOICE).setAnswerValueSet("urn:theirs");
        var list = new ValueSet().setUrl("urn:ours");
        list.setId("ValueSet/ours-1");
        var shown = ShownForm.of(form, name -> Optional.of(list).filter(one -> name.startsWith("urn:ours")));
        assertEquals(1, shown.getContained().size());
        assertEquals("#ours-1", shown.getItem().get(0).getAnswerValueSet());
        assertEquals("#ours-1", shown.getItem().get(1).getAnswerValueSet());
        assertEquals("urn:theirs", shown.getItem().get(2).getAnswerValueSet());
    }
}
