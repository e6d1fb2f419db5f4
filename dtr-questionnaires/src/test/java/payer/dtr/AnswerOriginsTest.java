package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import payer.dtr.answer.AnswerOrigins;

/** Where answers come from after a person has gone over them. */
class AnswerOriginsTest {
    private static final String ORIGIN = Edition.profile("information-origin");
    private static final String AUTO = "auto-client";

    @Test
    void what_stands_as_it_was_filled_in_keeps_its_origin_however_it_is_written() {
        var filledIn = new QuestionnaireResponse();
        filled(filledIn, "sugar", quantity("8.10"));
        filled(filledIn, "tried", new BooleanType(true));
        filled(filledIn, "kind", new Coding("urn:x", "initial", "Initial"));
        var seen = new QuestionnaireResponse();
        typed(seen, "sugar", quantity("8.1"));
        typed(seen, "tried", new BooleanType(true));
        typed(seen, "kind", new Coding("urn:x", "initial", null));
        assertEquals(Map.of("sugar", AUTO, "tried", AUTO, "kind", AUTO), marked(filledIn, seen));
    }

    @Test
    void what_a_person_changes_is_overridden_and_what_was_never_filled_in_is_theirs() {
        var filledIn = new QuestionnaireResponse();
        filled(filledIn, "sugar", quantity("8.1"));
        var seen = new QuestionnaireResponse();
        typed(seen, "sugar", quantity("7.2"));
        typed(seen, "why", new StringType("measured again"));
        assertEquals(Map.of("sugar", "override", "why", "manual"), marked(filledIn, seen));
        var author = seen.getItemFirstRep()
                .getAnswerFirstRep()
                .getExtensionByUrl(ORIGIN)
                .getExtensionByUrl("author")
                .getExtensionByUrl("practitioner");
        assertEquals("Practitioner/p", ((Reference) author.getValue()).getReference());
    }

    @Test
    void what_an_answer_says_of_itself_counts_for_nothing() {
        var seen = new QuestionnaireResponse();
        filled(seen, "tried", new BooleanType(true));
        assertEquals(Map.of("tried", "manual"), marked(new QuestionnaireResponse(), seen));
    }

    @Test
    void who_goes_back_to_what_was_filled_in_has_its_origin_again() {
        var filledIn = new QuestionnaireResponse();
        filled(filledIn, "tried", new BooleanType(true));
        var seen = new QuestionnaireResponse();
        typed(seen, "tried", new BooleanType(false));
        assertEquals(Map.of("tried", "override"), marked(filledIn, seen));
        seen.getItemFirstRep().getAnswerFirstRep().setValue(new BooleanType(true));
        assertEquals(Map.of("tried", AUTO), marked(filledIn, seen));
    }

    private static Map<String, String> marked(QuestionnaireResponse filledIn, QuestionnaireResponse seen) {
        AnswerOrigins.of(filledIn).mark(seen, new Reference("Practitioner/p"));
        return AnswerOrigins.sources(seen);
    }

    private static void filled(QuestionnaireResponse response, String linkId, Type value) {
        typed(response, linkId, value);
        var origin = new Extension(ORIGIN);
        origin.addExtension("source", new CodeType(AUTO));
        response.getItem().getLast().getAnswerFirstRep().addExtension(origin);
    }

    private static void typed(QuestionnaireResponse response, String linkId, Type value) {
        response.addItem().setLinkId(linkId).addAnswer().setValue(value);
    }

    private static Quantity quantity(String value) {
        return new Quantity()
                .setValue(new BigDecimal(value))
                .setSystem("http://unitsofmeasure.org")
                .setCode("%");
    }
}
