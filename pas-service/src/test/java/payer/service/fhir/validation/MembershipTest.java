package payer.service.fhir.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.ValueSet;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final String LOINC = "http://loinc.org";
    private static final Coding CODE = new Coding(LOINC, "a", null);

    @Test
    void a_set_that_names_codes_holds_these_and_no_other() {
        assertEquals(Membership.YES, in(naming("a", "b")));
        assertEquals(Membership.NO, in(naming("b")));
    }

    @Test
    void a_set_of_another_system_does_not_hold_it() {
        assertEquals(Membership.NO, in(whole("http://snomed.info/sct")));
    }

    @Test
    void a_whole_system_or_a_rule_over_it_tells_nothing() {
        assertEquals(Membership.UNKNOWN, in(whole(LOINC)));
        var byRule = whole(LOINC);
        byRule.getCompose()
                .getIncludeFirstRep()
                .addFilter()
                .setProperty("CLASS")
                .setValue("x");
        assertEquals(Membership.UNKNOWN, in(byRule));
    }

    @Test
    void the_most_that_any_part_says_counts() {
        var mixed = whole(LOINC);
        mixed.getCompose().addInclude().setSystem(LOINC).addConcept().setCode("a");
        assertEquals(Membership.YES, in(mixed));
    }

    @Test
    void what_is_left_out_again_tells_nothing() {
        var set = naming("a");
        set.getCompose().addExclude().setSystem(LOINC).addConcept().setCode("a");
        assertEquals(Membership.UNKNOWN, in(set));
    }

    @Test
    void a_set_made_of_others_is_followed_and_may_not_lead_round_in_circles() {
        assertEquals(Membership.YES, in(madeOf("urn:names-it")));
        assertEquals(Membership.NO, in(madeOf("urn:names-another")));
        assertEquals(Membership.UNKNOWN, in(madeOf("urn:not-here")));
        assertEquals(Membership.NO, in(madeOf("urn:round")));
    }

    private static Membership in(ValueSet set) {
        var others =
                Map.of("urn:names-it", naming("a"), "urn:names-another", naming("b"), "urn:round", madeOf("urn:round"));
        return Membership.of(CODE, set, url -> Optional.ofNullable(others.get(url)));
    }

    private static ValueSet naming(String... codes) {
        var set = whole(LOINC);
        for (var code : codes)
            set.getCompose().getIncludeFirstRep().addConcept().setCode(code);
        return set;
    }

    private static ValueSet whole(String system) {
        var set = new ValueSet();
        set.getCompose().addInclude().setSystem(system);
        return set;
    }

    private static ValueSet madeOf(String url) {
        var set = new ValueSet();
        set.getCompose().addInclude().addValueSet(url);
        return set;
    }
}
