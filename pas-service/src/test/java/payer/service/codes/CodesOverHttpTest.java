package payer.service.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.codes.command.CodesCommand;
import payer.service.running.RunningService;
import picocli.CommandLine;

/** Code systems as an operator loads them, value sets over them, and policies that speak of both. */
class CodesOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RunningService SERVICE = RunningService.with(java.util.Map.of());
    private static final String[] OPERATOR = SERVICE.as("demo-operator", "role/operator");
    private static final String[] AUTHOR = SERVICE.as("demo-author", "role/policy-author");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void the_command_loads_each_publishers_file_as_it_was_downloaded(@TempDir Path folder) throws IOException {
        var hcpcs =
                file(folder, "HCPC2026_JAN_ANWEB.txt", hcpcs("E1390", "Makes oxygen") + hcpcs("E0431", "Carries it"));
        var icd =
                file(folder, "icd10cm_order_2026.txt", icd(1, "J44", "Lung disease") + icd(2, "J449", "Of some kind"));
        var loinc = zip(folder, "Loinc_2.80.zip", "LoincTable/Loinc.csv", """
                "LOINC_NUM","COMPONENT","STATUS","LONG_COMMON_NAME"
                "2703-7","Oxygen","ACTIVE","Oxygen, arterial"
                """);
        var rxnorm = zip(folder, "RxNorm_full.zip", "rrf/RXNCONSO.RRF", """
                6851|ENG||||||1||||RXNORM|IN|6851|methotrexate||N||
                """);

        assertEquals(
                "2 codes of hcpcs 2026-01\n",
                run("load", "hcpcs", "2026-01", hcpcs).out());
        assertEquals(
                "2 codes of hcpcs 2026-01 are loaded already\n",
                run("load", "hcpcs", "2026-01", hcpcs).out());
        assertEquals(
                "2 codes of icd10cm 2026\n", run("load", "icd10cm", "2026", icd).out());
        assertEquals(
                "1 codes of loinc 2.80\n", run("load", "loinc", "2.80", loinc).out());
        assertEquals(
                "1 codes of rxnorm 2026-02\n",
                run("load", "rxnorm", "2026-02", rxnorm).out());

        var listed = run("list").out();
        assertTrue(listed.contains("loinc 2.80: 1 codes, loaded 20"), listed);
        assertTrue(listed.indexOf("rxnorm 2026-02: ") < listed.indexOf("hcpcs 2026-01: "), listed);
        assertEquals("E1390\tMakes oxygen\n", run("show", "hcpcs", "OXYGEN").out());
        assertEquals(
                "J44\tLung disease\nJ44.9\tOf some kind\n",
                run("show", "icd10cm", "J44").out());
        assertEquals(
                "Oxygen, arterial",
                read("/codes/systems/loinc/codes/2703-7").path("display").asText());
        assertEquals(404, SERVICE.get("/codes/systems/loinc/codes/1-1", AUTHOR).statusCode());
        assertEquals(404, SERVICE.get("/codes/systems/nonsense?text=x", AUTHOR).statusCode());
    }

    @Test
    void codes_of_ones_own_are_loaded_from_a_plain_list(@TempDir Path folder) throws IOException {
        var own = file(folder, "cpt.txt", "00001\tWords of our own\n");
        assertEquals(
                "1 codes of cpt 2026\n",
                run("load", "cpt", "2026", own, "--own").out());
        var without = run("load", "cpt", "2027", own);
        assertEquals(2, without.exit());
        assertTrue(without.err().contains("--own"), without.err());
    }

    @Test
    void a_broken_file_is_told_by_its_line_and_nothing_is_loaded(@TempDir Path folder) throws IOException {
        var broken = file(folder, "icd10cm_order_2030.txt", icd(1, "J44", "Lung disease") + "<html>\n");
        var ran = run("load", "icd10cm", "2030", broken);
        assertEquals(1, ran.exit());
        assertTrue(ran.out().contains(": line 2: expected a file of icd10cm codes"), ran.out());
        assertFalse(run("list").out().contains("icd10cm 2030"));
        var empty = zip(folder, "other.zip", "readme.txt", "nothing here");
        assertTrue(run("load", "loinc", "3", empty).err().contains("no file of loinc in"));
    }

    @Test
    void a_release_cannot_come_to_mean_something_else() {
        assertEquals(201, load("plan", "first", "A\tOne\n").statusCode());
        assertEquals(200, load("plan", "first", "A\tOne\n").statusCode());
        var other = load("plan", "first", "A\tAnother\n");
        assertEquals(409, other.statusCode());
        assertEquals("release", tree(other).at("/issues/0/place").asText());
        assertEquals(400, load("plan", "second", "no tab\n").statusCode());
        assertEquals(404, load("nonsense", "first", "A\tOne\n").statusCode());
        var refused = SERVICE.send(SERVICE.request("/codes/systems/plan/releases/x", with(AUTHOR))
                .PUT(HttpRequest.BodyPublishers.ofString("A\tOne\n")));
        assertEquals(403, refused.statusCode());
    }

    @Test
    void what_ships_is_named_from_the_first_start_on_and_hides_nothing_that_is_loaded() {
        var shipped = read("/codes/systems")
                .path("releases")
                .valueStream()
                .filter(one -> one.path("by").asText().equals("product"))
                .toList();
        assertEquals(5, shipped.size(), shipped::toString);
        assertTrue(shipped.stream().noneMatch(one -> one.path("complete").asBoolean()), shipped::toString);
        assertEquals(
                "Sequencing of inherited cancer genes",
                read("/codes/systems/plan/codes/NGS-GERMLINE?release=" + shipped("plan"))
                        .path("display")
                        .asText());
        assertEquals(201, load("icd10pcs", "one", "0DB68ZX\tOne\n").statusCode());
        assertEquals("one", read("/codes/systems/icd10pcs").path("release").asText());
    }

    private static String shipped(String system) {
        return read("/codes/systems")
                .path("releases")
                .valueStream()
                .filter(one -> one.path("by").asText().equals("product")
                        && one.path("system").asText().equals(system))
                .findFirst()
                .orElseThrow()
                .path("release")
                .asText();
    }

    @Test
    void a_withdrawn_release_counts_no_more_and_the_one_before_does_again() {
        assertEquals(201, load("rxnorm", "older", "99990001\tOld words\n").statusCode());
        assertEquals(
                201,
                load("rxnorm", "newer", "99990001\tNew words\t2025-12-31\n").statusCode());
        var path = "/codes/systems/rxnorm/releases/newer/withdraw";
        assertEquals(
                "New words",
                read("/codes/systems/rxnorm/codes/99990001").path("display").asText());
        assertEquals(
                "2025-12-31",
                read("/codes/systems/rxnorm/codes/99990001").path("lastDay").asText());

        assertEquals(403, send("POST", path, "{\"reason\": \"wrong file\"}").statusCode());
        var ran = run("withdraw", "rxnorm", "newer", "--reason", "wrong file");
        assertEquals("rxnorm newer is withdrawn\n", ran.out(), ran.err());
        assertEquals(
                "Old words",
                read("/codes/systems/rxnorm/codes/99990001").path("display").asText());
        assertEquals(
                "New words",
                read("/codes/systems/rxnorm/codes/99990001?release=newer")
                        .path("display")
                        .asText());
        var listed = read("/codes/systems")
                .path("releases")
                .valueStream()
                .filter(one -> one.path("release").asText().equals("newer"))
                .findFirst()
                .orElseThrow();
        assertEquals("wrong file", listed.at("/withdrawn/reason").asText());
        assertEquals("demo-operator", listed.at("/withdrawn/by").asText());
        assertTrue(run("list").out().contains("withdrawn: wrong file"));

        assertEquals(
                409,
                load("rxnorm", "newer", "99990001\tNew words\t2025-12-31\n").statusCode());
        assertTrue(run("withdraw", "rxnorm", "newer", "--reason", "again").err().contains("409"));
        assertTrue(run("withdraw", "rxnorm", "never", "--reason", "x").err().contains("404"));
    }

    @Test
    void the_analysis_names_a_code_that_is_not_valid_any_more_in_words() {
        assertEquals(
                201, load("icd10pcs", "two", "0DB68ZX\tA biopsy\t2019-12-31\n").statusCode());
        var answer =
                send("PUT", "/policies/by-end/1", body(policy("by-end", "icd10pcs", "0DB68ZX")), "If-None-Match", "*");
        assertEquals(201, answer.statusCode(), answer.body());
        var remark = read("/policies/by-end/1/analysis")
                .path("remarks")
                .valueStream()
                .filter(one -> one.path("kind").asText().equals("ended-code"))
                .findFirst()
                .orElseThrow();
        assertEquals("icd10pcs 0DB68ZX", remark.path("place").asText());
        assertEquals("A biopsy", remark.path("display").asText());
        assertTrue(remark.path("text").asText().endsWith("not on any day of this version."), remark::toString);
    }

    @Test
    void a_policy_names_a_version_of_a_value_set_and_means_it_for_ever() {
        assertEquals(
                201,
                load("ndc", "first", "0000000010\tTen\n0000000011\tEleven\n0000000020\tTwenty\n")
                        .statusCode());
        assertEquals(
                201,
                define("tens", "2026", "{\"ndc\": [\"0000000010 to 0000000019\"]}")
                        .statusCode());
        var set = read("/codes/value-sets/tens-2026");
        assertEquals("[\"0000000010\",\"0000000011\"]", set.at("/codes/ndc").toString());
        assertEquals(409, define("tens", "2026", "{\"ndc\": [\"0000000020\"]}").statusCode());
        // A later release has one more of them; the set stays as it was.
        assertEquals(
                201,
                load("ndc", "later", "0000000010\tTen\n0000000011\tEleven\n0000000012\tTwelve\n")
                        .statusCode());
        assertEquals(2, read("/codes/value-sets/tens-2026").path("size").asInt());

        assertEquals(201, draft("by-set", "set tens-2026").statusCode());
        var tested = tree(send("POST", "/policies/by-set/1/test", "{}"));
        assertTrue(tested.path("kept").asBoolean(), tested::toString);
    }

    @Test
    void a_set_or_a_code_that_is_not_there_is_told() {
        assertEquals(201, load("icd10pcs", "first", "0A00000\tOne\n").statusCode());
        var unknown = define("odd", "1", "{\"icd10pcs\": [\"0B00000\"]}");
        assertEquals(400, unknown.statusCode());
        assertEquals("codes.icd10pcs", tree(unknown).at("/issues/0/place").asText());
        assertEquals(422, define("odd", "2", "{\"finding\": [\"a to b\"]}").statusCode());
        assertEquals(400, define("odd", "3", "{\"nonsense\": [\"1\"]}").statusCode());

        assertEquals(201, draft("by-no-set", "set nobody-1").statusCode());
        var tested = send("POST", "/policies/by-no-set/1/test", "{}");
        assertEquals(422, tested.statusCode(), tested.body());
        assertTrue(tested.body().contains("nobody-1"), tested.body());
    }

    @Test
    void the_analysis_names_codes_that_the_loaded_release_does_not_have() {
        assertEquals(201, load("snomed", "first", "100001\tOne\n").statusCode());
        var answer =
                send("PUT", "/policies/by-code/1", body(policy("by-code", "snomed", "100077")), "If-None-Match", "*");
        assertEquals(201, answer.statusCode(), answer.body());
        var remarks = read("/policies/by-code/1/analysis").path("remarks");
        assertTrue(
                remarks.valueStream()
                        .anyMatch(remark -> remark.path("kind").asText().equals("unknown-code")
                                && remark.path("place").asText().equals("snomed 100077")),
                remarks::toString);
    }

    private static HttpResponse<String> draft(String name, String codes) {
        return send("PUT", "/policies/" + name + "/1", body(policy(name, "ndc", codes)), "If-None-Match", "*");
    }

    private static String policy(String name, String system, String codes) {
        return """
                policy: %s
                version: 1
                title: By a set
                authority: plan
                source: {citation: Plan policy}
                owner: Medical policy
                effective: {from: 2020-01-01}
                codes: {%s: [%s]}
                """.formatted(name, system, codes);
    }

    private static String body(String document) {
        var cases = """
                background: {requested: 2026-03-02}
                cases:
                  - case: one of them
                    lines: [{code: ndc 0000000011}]
                    expect: [{no authorization: by rule, under: by-set 1}]
                """;
        return JSON.createObjectNode()
                .put("reason", "see minutes")
                .put("document", document)
                .put("cases", cases)
                .toString();
    }

    private static HttpResponse<String> define(String name, String version, String codes) {
        return send(
                "PUT",
                "/codes/value-sets/" + name + "/" + version,
                "{\"reason\": \"see minutes\", \"codes\": " + codes + "}");
    }

    private static HttpResponse<String> load(String system, String release, String lines) {
        return SERVICE.send(SERVICE.request("/codes/systems/" + system + "/releases/" + release, with(OPERATOR))
                .PUT(HttpRequest.BodyPublishers.ofString(lines)));
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers) {
        var all = new ArrayList<>(List.of(AUTHOR));
        all.addAll(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        return SERVICE.send(SERVICE.request(path, all.toArray(String[]::new))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String[] with(String[] who) {
        var all = new ArrayList<>(List.of(who));
        all.addAll(List.of("Content-Type", "text/tab-separated-values"));
        return all.toArray(String[]::new);
    }

    private static JsonNode read(String path) {
        var answer = SERVICE.get(path, AUTHOR);
        assertEquals(200, answer.statusCode(), answer.body());
        return tree(answer);
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private record Ran(int exit, String out, String err) {}

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        var token = OPERATOR[1].substring("Bearer ".length());
        all.addAll(List.of("--url", SERVICE.uri("").toString(), "--token", token));
        var exit = new CommandLine(new CodesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }

    private static String hcpcs(String code, String words) {
        return "%-5s001003%-80s%-28s\n".formatted(code, words, "SHORT");
    }

    private static String icd(int number, String code, String words) {
        return "%05d %-7s 1 %-60s %s\n".formatted(number, code, "short", words);
    }

    private static String file(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String zip(Path folder, String name, String entry, String content) throws IOException {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("README.txt"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file.toString();
    }
}
