package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.auth.JWTAuthentication;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payer.service.caller.ConsumerClass;
import payer.service.running.TestDatabase;

/** Who was let in and who was turned away is on record, without any token. */
class AuditOfAccessTest {

    @Test
    void grants_refusals_denials_and_changes_are_on_record() throws SQLException {
        var database = TestDatabase.fresh();
        try (var probe = ProbeService.on(database, Map.of())) {
            var client = probe.register(
                    ConsumerClass.PROVIDER_BACKEND,
                    "system/Patient.rs",
                    ProbeService.inline(ProbeService.EC),
                    "/probe/fhir");
            var token = probe.granted(client, "system/Patient.rs");
            probe.token("rubbish", "system/*.rs");
            probe.call("DELETE", "/probe/fhir/Patient/p-7?name=W100000001", token);
            var revoke =
                    ProbeService.form(probe.assertion(client, ProbeService.EC).sign(), "");
            revoke.put("token", token);
            probe.post("/revoke", revoke);

            var records = records(database);
            assertOne(records, "token-granted", client.id().value());
            assertOne(records, "client-refused", "MALFORMED");
            var denial = assertOne(records, "\"deny\"", "\"op\":\"delete\"", "\"type\":\"Patient\"");
            assertTrue(denial.contains("\"id\":\"p-7\"") && denial.contains("\"patients\":[\"p-7\"]"), denial);
            assertTrue(denial.contains("scope") && denial.contains(client.id().value()), denial);
            assertOne(records, "token-revoked", client.id().value());
            for (var record : records)
                assertFalse(record.contains(token) || record.contains("W100000001"), "neither a token nor a query");
        }
    }

    @Test
    void whoever_is_known_and_turned_away_is_on_record() throws SQLException {
        var database = TestDatabase.fresh();
        try (var probe = ProbeService.on(database, Map.of())) {
            var client = probe.register(
                    ConsumerClass.PROVIDER_BACKEND, "system/*.rs", ProbeService.inline(ProbeService.EC), "/probe/fhir");
            var token = probe.granted(client, "system/Observation.rs");
            probe.get("/other/fhir/Patient", token);
            var inside = probe.call("POST", "/probe/fhir", token);
            assertEquals(403, inside.statusCode());
            assertTrue(
                    inside.headers().firstValue("WWW-Authenticate").orElse("").contains("insufficient_scope"),
                    inside.headers().toString());
            var revoke =
                    ProbeService.form(probe.assertion(client, ProbeService.EC).sign(), "");
            revoke.put("token", token);
            probe.post("/revoke", revoke);
            probe.get("/probe/fhir/Condition/c-1", token);

            probe.get("/probe/fhir/Patient/p-9", OwnToken.of(probe, client, AuditOfAccessTest::longExpired));

            var records = records(database);
            var id = client.id().value();
            assertOne(records, "\"deny\"", id, "\"token-audience\"", "\"op\":\"search-type\"", "\"status\":401");
            assertOne(records, "\"deny\"", id, "\"op\":\"transaction\"", "\"status\":403");
            assertOne(records, "\"deny\"", id, "\"type\":\"Condition\"", "\"id\":\"c-1\"", "provider-backend");
            assertOne(records, "\"deny\"", id, "\"token-expired\"", "\"patients\":[\"p-9\"]");
        }
    }

    private static JWTClaimsSet.Builder longExpired(JWTClaimsSet.Builder claims) {
        return claims.expirationTime(Date.from(SignedBy.now().minusSeconds(90)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whom_a_certificate_names_is_on_record_only_if_the_declared_proxy_tells_it(boolean proxy) throws SQLException {
        var database = TestDatabase.fresh();
        Map<String, Object> settings =
                Map.of("service.behind-tls-proxy", proxy, "security.tls-subject-header", "X-Client-Subject");
        try (var probe = ProbeService.on(database, settings)) {
            var form = "grant_type=client_credentials&client_assertion=rubbish&client_assertion_type="
                    + JWTAuthentication.CLIENT_ASSERTION_TYPE;
            probe.running()
                    .post(
                            "/token",
                            form,
                            "Content-Type",
                            "application/x-www-form-urlencoded",
                            "X-Client-Subject",
                            "CN=clinic,O=Example");
            var refused = assertOne(records(database), "client-refused");
            assertEquals(proxy, refused.contains("CN=clinic,O=Example"), refused);
        }
    }

    private static String assertOne(List<String> records, String... parts) {
        var found = records.stream()
                .filter(record -> List.of(parts).stream().allMatch(record::contains))
                .toList();
        assertEquals(1, found.size(), String.join(" ", parts) + " in " + records);
        return found.getFirst();
    }

    private static List<String> records(String database) throws SQLException {
        try (var connection = DriverManager.getConnection(database, "postgres", "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT record FROM audit_record")) {
            var records = new ArrayList<String>();
            while (rows.next()) records.add(rows.getString(1));
            return records;
        }
    }
}
