package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import payer.rules.document.ShippedPolicies;
import payer.service.database.Sql;
import payer.service.database.SqlFault;
import payer.service.running.RunningService;

/** Policies as they are read over HTTP: those that ship, in a new installation. */
class PolicyReadingTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String[] AUTHOR = SERVICE.as("demo-operator", "role/policy-author");

    @Test
    void every_policy_that_ships_is_in_force_in_a_new_installation() {
        var listed = json(SERVICE.get("/policies?state=in-force", AUTHOR)).path("versions");
        var shipped = ShippedPolicies.policies();
        assertTrue(listed.size() >= shipped.size());
        for (var policy : shipped)
            assertEquals(
                    "in-force",
                    version(listed, policy.id(), policy.version()).path("state").asText());
    }

    @Test
    void a_document_is_read_as_its_author_wrote_it() {
        var folder = folder("home-oxygen");
        var answer = SERVICE.get("/policies/home-oxygen/2011-10-31", with(AUTHOR, "Accept", "application/yaml"));
        assertEquals(folder.versions().get("policy-2011-10-31.yaml"), answer.body());
        // Its end came with a second document.
        assertEquals("\"2\"", answer.headers().firstValue("ETag").orElseThrow());
        var cases = SERVICE.get("/policies/home-oxygen/2011-10-31/cases", with(AUTHOR, "Accept", "application/yaml"));
        assertEquals(folder.cases(), cases.body());
    }

    @Test
    void a_document_is_read_as_json_with_where_it_stands() {
        var read = json(SERVICE.get("/policies/home-oxygen/2011-10-31", AUTHOR));
        assertEquals("home-oxygen", read.at("/document/policy").asText());
        assertEquals("2011-10-31", read.at("/document/effective/from").asText());
        assertEquals("in-force", read.at("/standing/state").asText());
        assertEquals(2, read.at("/standing/published").asInt());
    }

    @Test
    void every_step_tells_who_when_and_why() {
        var step = json(SERVICE.get("/policies/home-oxygen/2011-10-31/history", AUTHOR))
                .at("/steps/0");
        assertEquals("published", step.path("act").asText());
        assertEquals("product", step.path("by").asText());
        assertFalse(step.path("reason").asText().isEmpty());
        assertFalse(Instant.parse(step.path("at").asText()).isAfter(Instant.parse("2100-01-01T00:00:00Z")));
    }

    @Test
    void what_was_known_at_an_earlier_time_can_still_be_asked() {
        var policies = SERVICE.bean(PoliciesInForce.class);
        assertEquals(
                List.of(),
                policies.knownAt(Instant.parse("1980-01-01T00:00:00Z")).policies());
        var known = policies.knownAt(Instant.parse("2012-01-01T00:00:00Z")).policies();
        assertTrue(known.stream().anyMatch(policy -> policy.id().equals("home-oxygen")));
        assertTrue(known.stream().noneMatch(policy -> policy.effective().from().getYear() > 2012));
    }

    @Test
    void the_public_list_needs_no_token_and_leads_to_the_documents() {
        var list = json(SERVICE.get("/coverage-policies?on=2015-06-01"));
        var oxygen = list.path("policies")
                .valueStream()
                .filter(one -> one.path("policy").asText().equals("home-oxygen"));
        assertEquals(
                List.of("2011-10-31"),
                oxygen.map(one -> one.path("version").asText()).toList());
        var document = json(SERVICE.get("/coverage-policies/home-oxygen/2011-10-31"));
        assertEquals("home-oxygen", document.path("policy").asText());
        assertEquals(
                404, SERVICE.get("/coverage-policies/home-oxygen/1900-01-01").statusCode());
        assertEquals(400, SERVICE.get("/coverage-policies?on=yesterday").statusCode());
    }

    @Test
    void a_list_without_entries_is_an_empty_list() {
        assertTrue(json(SERVICE.get("/policies?state=scheduled", AUTHOR))
                .path("versions")
                .isArray());
        assertTrue(json(SERVICE.get("/policies/releases?before=1", AUTHOR))
                .path("releases")
                .isArray());
        assertTrue(
                json(SERVICE.get("/codes/value-sets", AUTHOR)).path("valueSets").isArray());
        assertTrue(json(SERVICE.get("/codes/systems", AUTHOR)).path("releases").isArray());
        var same = json(SERVICE.get("/policies/home-oxygen/2011-10-31/diff", AUTHOR));
        assertTrue(
                same.path("differences").isArray() && same.path("differences").isEmpty(), same::toString);
        var analysis = json(SERVICE.get("/policies/programme-time-limits/2026-01-01/analysis", AUTHOR));
        assertTrue(analysis.path("remarks").isArray(), analysis::toString);
    }

    @Test
    void an_editor_finds_the_schemas_without_a_token() {
        assertEquals(
                "Coverage policy",
                json(SERVICE.get("/policies/schema/policy.schema.json"))
                        .path("title")
                        .asText());
        assertTrue(json(SERVICE.get("/policies/schema/cases.schema.json")).has("properties"));
    }

    @Test
    void staff_alone_see_how_a_policy_came_to_be() {
        var operator = SERVICE.as("demo-operator", "role/reporter");
        for (var path : List.of("/policies", "/policies/home-oxygen", "/policies/home-oxygen/2011-10-31/history"))
            assertEquals(403, SERVICE.get(path, operator).statusCode(), path);
        assertEquals(401, SERVICE.get("/policies").statusCode());
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (var path : List.of(
                "/policies/no-such-policy",
                "/policies/home-oxygen/1900-01-01",
                "/policies/home-oxygen/2011-10-31/revisions/77",
                "/policies/releases/999999"))
            assertEquals(404, SERVICE.get(path, AUTHOR).statusCode(), path);
        assertEquals(400, SERVICE.get("/policies?state=sleeping", AUTHOR).statusCode());
    }

    @Test
    void releases_tell_what_was_published_together() {
        var first = json(SERVICE.get("/policies/releases/1", AUTHOR));
        assertEquals("shipped", first.path("kind").asText());
        assertTrue(first.path("entries").size() > 0);
        assertTrue(json(SERVICE.get("/policies/releases?limit=3", AUTHOR))
                        .path("releases")
                        .size()
                == 3);
    }

    @Test
    void nothing_that_was_written_can_be_changed_or_removed() {
        for (var table : List.of("policy_revision", "policy_step", "policy_release_entry"))
            for (var statement : List.of("DELETE FROM " + table, "UPDATE " + table + " SET policy = 'other'"))
                assertThrows(SqlFault.class, () -> run(statement), statement);
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static int run(String statement) {
        TransactionOperations<Connection> transactions = SERVICE.bean(TransactionOperations.class);
        return transactions.executeWrite(
                status -> Sql.of(status.getConnection(), statement).update());
    }

    private static ShippedPolicies.Folder folder(String name) {
        return ShippedPolicies.folders().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode version(JsonNode listed, String policy, String version) {
        return listed.valueStream()
                .filter(one -> one.path("policy").asText().equals(policy)
                        && one.path("version").asText().equals(version))
                .findFirst()
                .orElseThrow(() -> new AssertionError(policy + " " + version + " is not listed"));
    }

    private static String[] with(String[] headers, String... more) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
