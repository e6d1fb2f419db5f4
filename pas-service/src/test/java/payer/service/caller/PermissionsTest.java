package payer.service.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.problem.Problem;
import payer.problem.ProblemKind;

class PermissionsTest {

    @ParameterizedTest
    @CsvSource({
        // class, scopes, interaction, type, may
        "provider-backend, system/Patient.rs, READ, Patient, yes",
        "provider-backend, system/Patient.rs, VREAD, Patient, yes",
        "provider-backend, system/Patient.rs, SEARCH, Patient, yes",
        "provider-backend, system/Patient.rs, HISTORY_TYPE, Patient, yes",
        "provider-backend, system/Patient.r, SEARCH, Patient, no",
        "provider-backend, system/Patient.s, READ, Patient, no",
        "provider-backend, system/Patient.rs, CREATE, Patient, no",
        "provider-backend, system/Patient.rs, READ, Claim, no",
        "provider-backend, system/*.read, READ, Claim, yes",
        "provider-backend, system/*.read, UPDATE, Claim, no",
        "provider-backend, system/*.write, DELETE, Claim, yes",
        "provider-backend, system/*.write, PATCH, Claim, yes",
        "provider-backend, system/*.u, CREATE, Claim, no",
        "provider-backend, user/*.cruds, READ, Patient, no",
        "provider-backend, patient/*.cruds, READ, Patient, no",
        "provider-user, user/*.rs, READ, Patient, yes",
        "provider-user, patient/*.rs, READ, Patient, yes",
        "provider-user, system/*.rs, READ, Patient, no",
        "member-app, patient/*.rs, READ, Patient, yes",
        "member-app, system/*.rs, READ, Patient, no",
        "member-app, user/*.rs, READ, Patient, no",
        "payer-backend, system/*.rs, READ, Patient, yes",
        "pa-client, system/questionnaire.rs, READ, Questionnaire, yes",
        "pa-client, system/Claim.c, CREATE, Claim, yes",
        "data-source, system/*.cruds, UPDATE, Coverage, yes",
        "internal, system/*.cruds, READ, Patient, no",
        "directory-public, system/*.cruds, READ, Patient, no",
        "provider-backend, openid fhirUser, READ, Patient, no",
        "provider-backend, role/operator, READ, Patient, no",
    })
    void a_class_may_do_what_its_scopes_say(
            String kind, String scopes, Interaction interaction, String type, String may) {
        assertEquals(may.equals("yes"), permits(kind, scopes, Need.interaction(interaction, type)));
    }

    @ParameterizedTest
    @CsvSource({
        "internal, role/operator, OPERATOR, yes",
        "internal, role/auditor, OPERATOR, no",
        "internal, role/reviewer-nurse, REVIEWER_NURSE, yes",
        "data-source, role/data-steward, DATA_STEWARD, yes",
        "provider-backend, role/operator, OPERATOR, no",
        "member-app, role/operator, OPERATOR, no",
        "pa-client, role/operator, OPERATOR, no",
    })
    void only_the_payers_own_people_have_roles(String kind, String scopes, Role role, String may) {
        assertEquals(may.equals("yes"), permits(kind, scopes, new Need.AnyRole(Set.of(role))));
    }

    @ParameterizedTest
    @CsvSource({
        "payer-backend, http://x.org/OperationDefinition/member-match, yes",
        "payer-backend, http://x.org/OperationDefinition/other, no",
        "payer-backend, system/*.cruds, no",
        "internal, http://x.org/OperationDefinition/member-match, no",
    })
    void an_operation_is_allowed_by_its_canonical(String kind, String scopes, String may) {
        var need = new Need.Operation("http://x.org/OperationDefinition/member-match");
        assertEquals(may.equals("yes"), permits(kind, scopes, need));
    }

    @ParameterizedTest
    @CsvSource({
        "http://x.org/OperationDefinition/Claim-submit, yes",
        "system/Claim.c, yes",
        "system/Claim.rs, no",
    })
    void an_operation_may_be_stood_for_by_an_interaction(String scopes, String may) {
        var need = new Need.Either(
                new Need.Operation("http://x.org/OperationDefinition/Claim-submit"),
                Need.interaction(Interaction.CREATE, "Claim"));
        assertEquals(may.equals("yes"), permits("pa-client", scopes, need));
    }

    @Test
    void a_batch_lets_in_who_may_touch_any_resource() {
        assertTrue(permits("data-source", "system/Patient.c", new Need.EachEntry()));
        assertFalse(permits("data-source", "openid", new Need.EachEntry()));
    }

    @Test
    void a_bearer_token_opens_no_hook() {
        assertFalse(permits("pa-client", "system/*.cruds role/operator", new Need.CdsClient()));
    }

    @Test
    void a_refusal_names_a_scope_that_would_do() {
        var refused = assertInstanceOf(
                Verdict.Refused.class,
                Permissions.decide(
                        ConsumerClass.PROVIDER_BACKEND, Scopes.NONE, Need.interaction(Interaction.SEARCH, "Claim")));
        assertEquals("system/Claim.s", refused.scope());
    }

    @Test
    void filters_hold_unless_some_scope_permits_without() {
        var granular = caller("system/Observation.rs?category=a system/Observation.rs?category=b&status=final");
        assertEquals(2, granular.filters(Interaction.READ, "Observation").size());
        var unfiltered = caller("system/Observation.rs?category=a system/Observation.r");
        assertEquals(0, unfiltered.filters(Interaction.READ, "Observation").size());
        assertEquals(1, unfiltered.filters(Interaction.SEARCH, "Observation").size());
        var refused = assertThrows(Problem.class, () -> granular.filters(Interaction.READ, "Claim"));
        assertEquals(ProblemKind.FORBIDDEN, refused.kind());
    }

    @Test
    void a_caller_shows_only_the_client() {
        assertEquals("some-client", caller("system/*.rs").toString());
    }

    private static boolean permits(String kind, String scopes, Need need) {
        var verdict = Permissions.decide(ConsumerClass.ofCode(kind).orElseThrow(), Scopes.parse(scopes), need);
        return verdict instanceof Verdict.Permitted;
    }

    private static Caller caller(String scopes) {
        return new Caller(
                new ClientId("some-client"),
                ConsumerClass.PROVIDER_BACKEND,
                "organization",
                Optional.empty(),
                Optional.empty(),
                Scopes.parse(scopes),
                "hash",
                Optional.empty(),
                Optional.empty(),
                new Caller.Origin("127.0.0.1", "test", "", ""),
                "/base");
    }
}
