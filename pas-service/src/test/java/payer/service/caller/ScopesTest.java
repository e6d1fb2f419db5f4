package payer.service.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {

    @ParameterizedTest
    @CsvSource({
        "patient/Observation.read, READ SEARCH",
        "user/Claim.write, CREATE UPDATE DELETE",
        "system/*.*, CREATE READ UPDATE DELETE SEARCH",
        "system/*.rs, READ SEARCH",
        "system/Claim.c, CREATE",
        "system/Claim.cruds, CREATE READ UPDATE DELETE SEARCH",
        "system/questionnaire.rs, READ SEARCH",
    })
    void both_syntaxes_say_the_same(String text, String actions) {
        var scope = assertInstanceOf(ResourceScope.class, Scope.parse(text));
        var expected = Set.of(actions.split(" ", -1));
        assertEquals(
                expected, Set.copyOf(scope.actions().stream().map(Enum::name).toList()));
        assertEquals(text, scope.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/Claim.",
                "system/Claim.sr",
                "system/Claim.rx",
                "system/Claim.reads",
                "group/Claim.rs",
                "system/Claim",
                "system/.rs",
                "SYSTEM/Claim.rs",
                "system/Claim.rs?",
                "system/Claim.rs?category",
                "system/Claim.rs?category=",
                "system/Claim.rs?=x",
                "system/Claim.read?category=x",
                "role/king",
                "https://example.org/other"
            })
    void what_is_not_a_scope_opens_nothing(String text) {
        assertInstanceOf(OtherScope.class, Scope.parse(text));
    }

    @Test
    void a_granular_scope_has_decoded_conditions() {
        var scope = assertInstanceOf(
                ResourceScope.class,
                Scope.parse("patient/Observation.rs?category=http://x.org/cs%7Claboratory&status=final"));
        assertEquals(
                List.of(new ScopeFilter("category", "http://x.org/cs|laboratory"), new ScopeFilter("status", "final")),
                scope.filters());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // asked; allowed; granted
                "system/*.read; system/*.rs; system/*.read",
                "system/*.rs; system/*.cruds; system/*.rs",
                "system/*.read; system/Patient.rs system/Claim.cruds; system/Patient.read system/Claim.read",
                "system/*.rs; system/Patient.r; system/Patient.r",
                "system/*.read; system/Patient.r; system/Patient.r",
                "system/*.*; system/Claim.cud; system/Claim.write",
                "system/Claim.*; system/Claim.crs; system/Claim.crs",
                "system/Claim.write; system/Claim.rs; ''",
                "system/Claim.rs; system/Patient.rs; ''",
                "user/Claim.rs; system/Claim.rs; ''",
                "system/questionnaire.rs; system/Questionnaire.rs; system/questionnaire.rs",
                "system/Observation.rs; system/Observation.rs?category=a|b; system/Observation.rs?category=a|b",
                "system/Observation.rs?category=a; system/Observation.rs; system/Observation.rs?category=a",
                "system/Observation.rs?category=a; system/Observation.rs?status=b; system/Observation.rs?category=a&status=b",
                "system/Observation.rs?category=a%26b; system/*.r; system/Observation.r?category=a%26b",
                "system/Claim.rs system/Claim.read; system/Claim.rs; system/Claim.rs system/Claim.read",
                "openid fhirUser; openid; openid",
                "role/operator; role/operator role/auditor; role/operator",
                "role/operator; role/auditor; ''",
                "http://h.org/OperationDefinition/provider-member-match; http://h.org/OperationDefinition/ProviderMemberMatch; http://h.org/OperationDefinition/provider-member-match",
                "http://h.org/OperationDefinition/a; http://h.org/OperationDefinition/b; ''",
                "made-up; system/*.cruds; ''",
            })
    void a_grant_is_what_was_asked_and_is_allowed_in_the_syntax_asked_for(
            String asked, String allowed, String granted) {
        assertEquals(granted, Scopes.parse(asked).within(Scopes.parse(allowed)).text());
    }

    @Test
    void what_is_granted_never_exceeds_what_is_allowed() {
        var texts = List.of(
                "system/*.read",
                "system/*.*",
                "system/Claim.rs",
                "system/Claim.cud",
                "system/Claim.rs?a=1",
                "user/Claim.cruds",
                "system/Claim.write");
        for (var asked : texts)
            for (var allowed : texts) {
                var granted = Scopes.parse(asked).within(Scopes.parse(allowed));
                assertEquals(granted, granted.within(Scopes.parse(allowed)), asked + " within " + allowed);
                assertEquals(granted, Scopes.parse(granted.text()), "told as it is meant");
            }
    }
}
