package payer.service.formapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payer.service.database.Sql;
import payer.service.priorauth.DemoPayer;
import payer.service.running.Browser;
import payer.service.running.RunningService;
import payer.testdata.message.ProviderRecords;

/** The form app from launch to what is stored in the EHR, over HTTP, with an EHR on this machine. */
class FormAppOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PretendEhr EHR = new PretendEhr();
    private static DemoPayer plan;
    private static RunningService service;

    @BeforeAll
    static void start() {
        plan = DemoPayer.on(Map.of("demo.load", true, "form-app.ehrs", List.of(EHR.line())));
        service = plan.service();
    }

    @AfterAll
    static void stop() {
        plan.close();
        EHR.close();
    }

    @BeforeEach
    void openChart() {
        run("DELETE FROM form_app_draft");
        EHR.holding(chart());
    }

    private static List<Resource> chart() {
        return ProviderRecords.served(plan.cases().oxygenAtRest86RoomAir());
    }

    @Test
    void an_ehr_that_nobody_set_up_is_refused_with_a_page_that_says_what_to_do() {
        var answer =
                new AtTheForm(service, EHR).get("/dtr/app/launch?iss=https%3A%2F%2Felsewhere.example%2Ffhir&launch=x");
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("not set up for this EHR"), answer.body());
        assertNotEquals("0", one("SELECT count(*)::text FROM audit_record r WHERE r::text LIKE '%ehr-unknown%'"));
    }

    @Test
    void a_launch_asks_by_proof_key_and_state_and_counts_once_and_only_in_its_browser() {
        var browser = new AtTheForm(service, EHR);
        var asked = browser.leave("&launch=xyz");
        assertTrue(asked.getRawQuery().contains("code_challenge_method=S256"), asked.toString());
        assertTrue(asked.getRawQuery().contains("launch=xyz"), asked.toString());
        assertTrue(asked.getRawQuery().contains("scope=openid+fhirUser"), asked.toString());
        var back = AtTheForm.pathOf(EHR.approve(asked));
        assertEquals(403, new AtTheForm(service, EHR).get(back).statusCode());
        assertEquals(303, browser.get(back).statusCode());
        assertTrue(browser.get(back).body().contains("not completed"));
    }

    @Test
    void standalone_the_clinician_chooses_the_patient_at_the_ehr() {
        var browser = new AtTheForm(service, EHR);
        assertTrue(browser.get("/dtr/app").body().contains("Begin at mercy"));
        var asked = browser.leave("");
        assertTrue(asked.getRawQuery().contains("launch%2Fpatient"), asked.toString());
        assertEquals(303, browser.comeBack(asked).statusCode());
    }

    @Test
    void who_is_no_practitioner_there_is_not_let_in() {
        EHR.signsIn("Patient/somebody");
        var browser = new AtTheForm(service, EHR);
        var back = browser.comeBack(browser.leave("&launch=xyz"));
        assertEquals(403, back.statusCode());
        assertTrue(back.body().contains("for clinicians"), back.body());
    }

    @Test
    void the_form_of_an_order_is_filled_in_from_the_chart_and_each_answer_says_so() {
        var browser = AtTheForm.launched(service, EHR);
        var form = browser.form(browser.openForm(orders()));
        assertTrue(form.path("questionnaire").path("item").size() > 0, form.toString());
        assertFalse(form.path("questionnaire").toString().contains("text/cql"), "logic is run on the server");
        var sources = texts(form.path("sources"));
        assertTrue(
                sources.filter("auto-client"::equals).count() > 0,
                form.path("sources").toString());
        assertTrue(
                texts(form.path("notes")).anyMatch(note -> note.startsWith("Found in Observation/")),
                form.path("notes").toString());
    }

    @Test
    void the_tokens_of_the_ehr_reach_neither_the_browser_nor_a_row_in_the_clear() {
        var browser = AtTheForm.launched(service, EHR);
        browser.form(browser.openForm(orders()));
        assertFalse(EHR.tokens().isEmpty());
        for (var token : EHR.tokens()) {
            assertFalse(browser.allThatItSaw().contains(token));
            assertEquals("0", one("SELECT count(*)::text FROM form_app_visit v WHERE v::text LIKE '%" + token + "%'"));
        }
    }

    @Test
    void the_cookie_is_out_of_reach_and_belongs_to_one_visit() {
        var browser = AtTheForm.launched(service, EHR);
        var set = browser.allThatItSaw()
                .lines()
                .filter(line -> line.contains("form-app="))
                .findFirst()
                .orElseThrow();
        assertTrue(set.contains("HTTPOnly") || set.contains("HttpOnly"), set);
        assertTrue(set.contains("SameSite=Lax") && set.contains("Path=" + browser.visit()), set);
        var other = AtTheForm.launched(service, EHR);
        other.cookies().putAll(browser.cookies());
        assertEquals(401, other.get(other.visit()).statusCode());
    }

    @Test
    void what_is_changed_is_marked_as_overridden_and_what_stands_keeps_its_origin() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var form = browser.form(path);
        var changed = change(form);
        var kept = AtTheForm.ok(browser.post(path + "/answers", typed(form, List.of())));
        assertEquals("override", kept.path("sources").path(changed).asText(), kept.toString());
        assertTrue(texts(kept.path("sources")).anyMatch("auto-client"::equals), kept.toString());
        var again = browser.form(path);
        assertEquals(2, again.path("version").asInt());
        assertTrue(again.path("response").toString().contains(PretendEhr.PRACTITIONER));
    }

    @Test
    void confirmed_answers_keep_their_origin_and_that_they_were_confirmed() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var form = browser.form(path);
        var filled = fields(form.path("sources")).getFirst();
        AtTheForm.ok(browser.post(path + "/answers", typed(form, List.of(filled))));
        var again = browser.form(path);
        assertEquals(filled, again.path("confirmed").path(0).asText());
        assertEquals(form.path("sources").path(filled), again.path("sources").path(filled));
    }

    @Test
    void a_draft_goes_on_where_it_was_left_also_after_another_launch() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var form = browser.form(path);
        change(form);
        AtTheForm.ok(browser.post(path + "/answers", typed(form, List.of())));
        var later = AtTheForm.launched(service, EHR);
        assertTrue(later.get(later.visit()).body().contains("being filled in"));
        var resumed = later.openForm(orders());
        assertEquals(lastPart(path), lastPart(resumed));
        assertTrue(texts(later.form(resumed).path("sources")).anyMatch("override"::equals));
    }

    @Test
    void two_who_save_the_same_form_do_not_overwrite_each_other() {
        var one = AtTheForm.launched(service, EHR);
        var path = one.openForm(orders());
        var form = one.form(path);
        AtTheForm.ok(one.post(path + "/answers", typed(form, List.of())));
        var late = one.post(path + "/answers", typed(form, List.of()));
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("Somebody saved this form meanwhile"), late.body());
    }

    @Test
    void an_answer_that_does_not_fit_is_told_as_it_is_saved_and_is_not_stored() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var form = browser.form(path);
        var wrong = breakOne(form);
        var kept = AtTheForm.ok(browser.post(path + "/answers", typed(form, List.of())));
        assertEquals(wrong, kept.path("troubles").path(0).path("linkId").asText(), kept.toString());
        var stored = AtTheForm.ok(browser.post(path + "/store", version(kept)));
        assertEquals("OPEN", stored.path("state").asText());
        assertEquals(List.of(), EHR.written());
    }

    @Test
    void the_completed_form_is_stored_in_the_ehr_and_a_correction_takes_its_place() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var form = browser.form(path);
        var kept = AtTheForm.ok(browser.post(path + "/answers", typed(form, List.of())));
        var stored = AtTheForm.ok(browser.post(path + "/store", version(kept)));
        assertEquals("STORED", stored.path("state").asText(), stored.toString());
        var response = EHR.all(QuestionnaireResponse.class).getFirst();
        assertEquals(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED, response.getStatus());
        assertEquals(PretendEhr.PRACTITIONER, response.getAuthor().getReference());
        assertTrue(response.getSubject().getReference().startsWith("Patient/"));
        assertTrue(response.getExtension().stream()
                .anyMatch(extension -> extension.getUrl().endsWith("/qr-context")));
        var corrected = browser.form(path);
        change(corrected);
        kept = AtTheForm.ok(browser.post(path + "/answers", typed(corrected, List.of())));
        AtTheForm.ok(browser.post(path + "/store", version(kept)));
        assertEquals(1, EHR.all(QuestionnaireResponse.class).size());
        assertEquals(EHR.written().getFirst(), EHR.written().getLast());
    }

    @Test
    void where_the_ehr_refuses_to_keep_it_the_clinician_is_told_and_nothing_is_lost() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var kept = AtTheForm.ok(browser.post(path + "/answers", typed(browser.form(path), List.of())));
        EHR.refusesToKeep();
        var refused = browser.post(path + "/store", version(kept));
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("does not let the app do this"), refused.body());
        assertEquals("OPEN", browser.form(path).path("state").asText());
    }

    @Test
    void with_another_chart_open_the_form_does_not_exist() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        EHR.holding(ProviderRecords.served(plan.cases().oxygenForClusterHeadache()));
        var elsewhere = AtTheForm.launched(service, EHR);
        var there = elsewhere.visit() + path.substring(path.indexOf("/drafts/"));
        assertEquals(404, elsewhere.get(there).statusCode());
    }

    @Test
    void what_does_not_come_from_the_visits_own_page_does_nothing() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var form = browser.form(path);
        browser.forgetToken();
        assertEquals(
                403, browser.post(path + "/answers", typed(form, List.of())).statusCode());
    }

    @Test
    void a_visit_that_is_over_says_so_and_what_to_do() {
        var browser = AtTheForm.launched(service, EHR);
        run("UPDATE form_app_visit SET seen_at = seen_at - interval '2 hours'");
        var answer = browser.get(browser.visit());
        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("Launch the form app again"), answer.body());
    }

    @Test
    void tokens_that_have_run_out_are_renewed() {
        EHR.givesTokensFor(1);
        var browser = AtTheForm.launched(service, EHR);
        var before = EHR.tokens().size();
        var end = System.nanoTime() + 5_000_000_000L;
        while (EHR.tokens().size() == before && System.nanoTime() < end) browser.get(browser.visit());
        assertTrue(EHR.tokens().size() > before);
    }

    @Test
    void the_card_of_the_order_screen_tells_what_it_is_about() {
        EHR.launchesFor(
                "{\"orders\":[\"" + orders()[0] + "\"],\"assertions\":[\"CA-00000000000000000000000000000000\"]}");
        var browser = AtTheForm.launched(service, EHR);
        var page = browser.get(browser.visit()).body();
        assertTrue(page.contains(orders()[0]) && !page.contains(orders()[1]), page);
        browser.openForm(orders()[0]);
    }

    @Test
    void the_page_of_a_form_lets_in_the_renderers_styles_by_a_nonce_and_no_script_but_ours() {
        var browser = AtTheForm.launched(service, EHR);
        var page = browser.get(browser.openForm(orders()));
        var policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("style-src 'self' 'nonce-") && policy.contains("script-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(
                "private, no-store", page.headers().firstValue("Cache-Control").orElse(""));
        var other = browser.get(browser.visit())
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
        assertFalse(other.contains("nonce"), other);
    }

    @Test
    void the_trail_names_the_ehrs_client_and_the_practitioner() {
        var browser = AtTheForm.launched(service, EHR);
        browser.openForm(orders());
        var records = one(
                "SELECT count(*)::text FROM audit_record r WHERE r::text LIKE '%/dtr/app%' AND r::text LIKE '%dr-lee%'");
        assertNotEquals("0", records);
    }

    @Test
    void in_one_step_the_form_is_stored_and_the_authorization_asked_for_and_sent_twice_it_is_one_request() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var kept = AtTheForm.ok(browser.post(path + "/answers", typed(browser.form(path), List.of())));
        var sent = AtTheForm.ok(browser.post(path + "/submit", version(kept)));
        assertEquals("SUBMITTED", sent.path("state").asText(), sent.toString());
        assertEquals(1, EHR.all(QuestionnaireResponse.class).size());
        var decision = AtTheForm.ok(browser.send("GET", path + "/decision", "", "application/json", ""));
        assertEquals(orders().length, decision.path("decision").size(), decision.toString());
        assertFalse(decision.path("decision").path(0).path("heading").asText().isBlank());
        assertEquals(409, browser.post(path + "/submit", version(kept)).statusCode());
        assertEquals(
                409,
                browser.post(path + "/answers", typed(browser.form(path), List.of()))
                        .statusCode());
        assertEquals(
                "1|demo-ehr",
                one("SELECT count(*) || '|' || min(submitter) FROM prior_auth WHERE identifier_value = '"
                        + lastPart(path) + "'"));
    }

    @Test
    void what_the_plan_decides_later_is_shown_when_it_is_looked_at_again() {
        EHR.holding(ProviderRecords.served(plan.cases().oxygenForClusterHeadache()));
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var kept = AtTheForm.ok(browser.post(path + "/answers", typed(browser.form(path), List.of())));
        AtTheForm.ok(browser.post(path + "/submit", version(kept)));
        var before = AtTheForm.ok(browser.send("GET", path + "/decision", "", "application/json", ""));
        var id = one("SELECT authorization_id::text FROM form_app_draft WHERE state = 'SUBMITTED'");
        var physician = Browser.of(service, "demo-physician");
        physician.get("/review/" + id);
        var decided = physician.post(
                "/review/" + id + "/lines/1/decision",
                Map.of(
                        "decision",
                        "approve",
                        "version",
                        before.path("decisionVersion").asText()));
        assertEquals(303, decided.statusCode(), decided.body());
        var after = AtTheForm.ok(browser.send("GET", path + "/decision?seen=1", "", "application/json", ""));
        assertEquals("Approved", after.path("decision").path(0).path("heading").asText(), before + " " + after);
    }

    @Test
    void a_form_that_is_handed_over_opens_for_a_colleague_after_their_own_launch_for_the_same_patient() {
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm(orders());
        var page = browser.get(path).body();
        assumeTrue(page.contains("id=\"form\""), "the renderer of forms is not in this build");
        assertTrue(page.contains("&amp;draft=" + lastPart(path)), page);
        EHR.signsIn("Practitioner/dr-kim");
        var colleague = new AtTheForm(service, EHR);
        var there = AtTheForm.location(colleague.comeBack(colleague.leave("&draft=" + lastPart(path))));
        assertTrue(there.endsWith("/drafts/" + lastPart(path)), there);
        assertEquals(200, colleague.open(there).statusCode());
        var form = colleague.form(there);
        change(form);
        AtTheForm.ok(colleague.post(there + "/answers", typed(form, List.of())));
        assertTrue(browser.form(path).path("response").toString().contains("Practitioner/dr-kim"));

        EHR.holding(ProviderRecords.served(plan.cases().oxygenForClusterHeadache()));
        var elsewhere = new AtTheForm(service, EHR);
        var nowhere = AtTheForm.location(elsewhere.comeBack(elsewhere.leave("&draft=" + lastPart(path))));
        assertEquals(404, elsewhere.open(nowhere).statusCode());
    }

    @Test
    void an_adaptive_form_asks_step_by_step_fills_in_as_it_goes_and_is_stored_when_nothing_is_left_to_ask() {
        EHR.launchesFor(
                "{\"questionnaires\":[\"" + service.uri("/dtr/2.2/fhir/Questionnaire/adaptive-home-oxygen") + "\"]}");
        var browser = AtTheForm.launched(service, EHR);
        var path = browser.openForm();
        var form = browser.form(path);
        var first = form.path("questionnaire").path("item").size();
        assertTrue(first > 0, form.toString());
        for (var round = 0; round < 12 && form.path("state").asText().equals("OPEN"); round++) {
            answerWhatIsOpen(form);
            var kept = AtTheForm.ok(browser.post(path + "/answers", typed(form, List.of())));
            assertEquals("[]", kept.path("troubles").toString());
            AtTheForm.ok(browser.post(path + "/store", version(kept)));
            form = browser.form(path);
        }
        assertEquals("STORED", form.path("state").asText(), form.toString());
        assertTrue(
                texts(form.path("sources")).anyMatch("auto-client"::equals),
                form.path("sources").toString());
        assertTrue(EHR.all(QuestionnaireResponse.class)
                .getFirst()
                .getQuestionnaire()
                .startsWith("#"));
    }

    /** A person answers what no chart told. */
    private static void answerWhatIsOpen(JsonNode form) {
        elements(form.path("questionnaire").path("item"))
                .forEach(question -> items(form.path("response")).stream()
                        .filter(item -> item.path("linkId")
                                .asText()
                                .equals(question.path("linkId").asText()))
                        .filter(item -> item.path("answer").isEmpty())
                        .findFirst()
                        .ifPresent(
                                item -> ((ObjectNode) item).putArray("answer").add(some(question))));
    }

    private static ObjectNode some(JsonNode question) {
        var answer = JSON.createObjectNode();
        switch (question.path("type").asText()) {
            case "boolean" -> answer.put("valueBoolean", true);
            case "choice" ->
                answer.set("valueCoding", question.path("answerOption").path(0).path("valueCoding"));
            case "integer" -> answer.put("valueInteger", 2);
            case "decimal" -> answer.put("valueDecimal", 2.5);
            case "quantity" -> {
                var unit = elements(question.path("extension"))
                        .filter(extension -> extension.path("url").asText().endsWith("unitOption"))
                        .findFirst()
                        .orElseThrow()
                        .path("valueCoding");
                answer.putObject("valueQuantity")
                        .put("value", 80)
                        .put("system", unit.path("system").asText())
                        .put("code", unit.path("code").asText());
            }
            default -> answer.put("valueString", "as the chart says");
        }
        return answer;
    }

    private static String[] orders() {
        return EHR.all(DeviceRequest.class).stream().map(OrderWords::reference).toArray(String[]::new);
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static ObjectNode typed(JsonNode form, List<String> confirmed) {
        var typed = JSON.createObjectNode();
        typed.set("response", form.path("response"));
        typed.set("confirmed", JSON.valueToTree(confirmed));
        typed.set("version", form.path("version"));
        return typed;
    }

    private static ObjectNode version(JsonNode kept) {
        return JSON.createObjectNode().put("version", kept.path("version").asInt());
    }

    /** Turns around the first yes or no that was filled in, or the first quantity; the answer is its linkId. */
    private static String change(JsonNode form) {
        for (var item : items(form.path("response"))) {
            var answer = item.path("answer").path(0);
            if (answer.path("valueBoolean").isBoolean()) {
                ((ObjectNode) answer)
                        .put("valueBoolean", !answer.path("valueBoolean").asBoolean());
                return item.path("linkId").asText();
            }
            if (answer.path("valueQuantity").isObject()) {
                ((ObjectNode) answer.path("valueQuantity")).put("value", 77);
                return item.path("linkId").asText();
            }
        }
        throw new AssertionError("nothing that could be changed was filled in");
    }

    private static String breakOne(JsonNode form) {
        var item = items(form.path("response")).stream()
                .filter(one -> one.path("answer").path(0).isObject())
                .findFirst()
                .orElseThrow();
        var answer = (ObjectNode) item.path("answer").path(0);
        answer.retain(List.of());
        answer.put("valueTime", "10:00:00");
        return item.path("linkId").asText();
    }

    private static List<JsonNode> items(JsonNode holder) {
        return elements(holder.path("item"))
                .flatMap(item -> Stream.concat(
                        Stream.of(item),
                        Stream.concat(
                                items(item).stream(),
                                elements(item.path("answer")).flatMap(answer -> items(answer).stream()))))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<String> texts(JsonNode map) {
        return elements(map).map(JsonNode::asText);
    }

    private static List<String> fields(JsonNode map) {
        return map.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String one(String sql) {
        return transactions()
                .executeRead(tx -> Sql.of(tx.getConnection(), sql)
                        .first(row -> row.columns().getString(1))
                        .orElseThrow());
    }

    private static void run(String sql) {
        transactions().executeWrite(tx -> Sql.of(tx.getConnection(), sql).update());
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static TransactionOperations<Connection> transactions() {
        return service.bean(TransactionOperations.class);
    }
}
