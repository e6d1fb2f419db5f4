package payer.service.crd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;
import payer.testdata.cases.Case;

/**
 * The situations of all policy sheets as orders being signed: what the order screen is told, without the practice's chart and
 * with it. The table beside this test is the expectation, one situation a line; {@code -Dvignettes.renew} writes it anew, to
 * be read as a difference.
 */
class VignettesTest {
    private static final Path TABLE = Path.of("src/test/resources/payer/service/crd/vignettes.txt");
    private static final SimulatedEhr THEIRS = new SimulatedEhr();
    private static final RunningService SERVICE =
            RunningService.with(Map.of("crd.fhir-servers", "demo-ehr = " + THEIRS.base(), "crd.cards-per-day", 100));

    @AfterAll
    static void close() {
        SERVICE.close();
        THEIRS.close();
    }

    @Test
    void every_situation_gets_the_answer_that_its_sheet_says() throws IOException {
        Ehr.load(SERVICE);
        var told = situations().map(VignettesTest::line).toList();
        if (System.getProperty("vignettes.renew") != null) Files.write(TABLE, told, UTF_8);
        assertEquals(String.join("\n", Files.readAllLines(TABLE, UTF_8)), String.join("\n", told));
    }

    private static Stream<Case> situations() {
        return Stream.concat(Ehr.CASES.ofNamedMembers().stream(), Ehr.CASES.all().stream());
    }

    private static String line(Case situation) {
        var ehr = new Ehr(SERVICE, "/crd/2.0");
        var without = told(ehr.answer("order-sign", Ehr.orderSign(situation)));
        THEIRS.holding(situation);
        var hook = EhrQueriesTest.bare(situation);
        hook.put("fhirServer", THEIRS.base());
        var with = told(ehr.answer("order-sign", hook));
        return "%s: %s\n    order alone:  %s\n    with chart:   %s"
                .formatted(situation.sheet(), situation.situation(), without, with);
    }

    private static String told(JsonNode answer) {
        var orders = new ArrayList<String>();
        for (var action : answer.path("systemActions")) orders.add(order(action.path("resource")));
        var cards = new TreeMap<String, Integer>();
        answer.path("cards")
                .forEach(card -> cards.merge(
                        card.path("source").path("topic").path("code").asText(), 1, Integer::sum));
        return String.join(", ", orders) + (cards.isEmpty() ? "" : " " + cards);
    }

    private static String order(JsonNode order) {
        var said = extension(order);
        return Stream.of("billingCode", "covered", "pa-needed", "doc-needed", "doc-purpose", "info-needed")
                .flatMap(name -> words(said, name).stream())
                .collect(Collectors.joining(" "));
    }

    private static JsonNode extension(JsonNode order) {
        for (var extension : order.path("extension"))
            if (extension.path("url").asText().endsWith("/ext-coverage-information")) return extension;
        throw new AssertionError("nothing is said");
    }

    private static List<String> words(JsonNode said, String name) {
        var words = new ArrayList<String>();
        for (var part : said.path("extension"))
            if (part.path("url").asText().equals(name))
                words.add(
                        part.has("valueCode")
                                ? part.path("valueCode").asText()
                                : part.path("valueCoding").path("code").asText());
        return words;
    }
}
