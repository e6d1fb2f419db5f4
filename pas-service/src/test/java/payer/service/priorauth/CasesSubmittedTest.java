package payer.service.priorauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.junit.jupiter.api.Test;
import payer.testdata.cases.Case;

/**
 * Every situation of the fact sheets, and those of the named members, sent as a provider's system sends them. The table beside
 * this test is the expectation, one situation a line; {@code -Doutcomes.renew} writes it anew, to be read as a difference. What
 * an order screen is told of the same situations stands in the table of the hooks: the two never contradict each other.
 */
class CasesSubmittedTest {
    private static final Path TABLE = Path.of("src/test/resources/payer/service/priorauth/outcomes.txt");
    private static final Path ORDERED = Path.of("src/test/resources/payer/service/crd/vignettes.txt");
    private static final String WITH_CHART = "    with chart:   ";

    @Test
    void each_situation_comes_to_what_the_table_says() throws IOException {
        try (var payer = DemoPayer.fresh()) {
            var found = situations(payer)
                    .map(situation -> outcome(payer, situation) + "  " + situation)
                    .toList();
            if (System.getProperty("outcomes.renew") != null) Files.write(TABLE, found, UTF_8);
            assertEquals(String.join("\n", Files.readAllLines(TABLE, UTF_8)), String.join("\n", found));
        }
    }

    @Test
    void the_order_screen_and_the_decision_never_contradict_each_other() throws IOException {
        var ordered = ordered();
        var contradictions = new ArrayList<String>();
        for (var line : Files.readAllLines(TABLE, UTF_8)) {
            var parts = line.split("  ", 2);
            var told = ordered.stream()
                    .filter(one -> one.situation().equals(parts[1]))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no order screen is told of: " + parts[1]));
            if (!agree(told.answers(), List.of(parts[0].split(" ")))) contradictions.add(line + " | " + told.answers());
        }
        assertEquals(List.of(), contradictions);
    }

    private record Ordered(String situation, List<String> answers) {}

    private static List<Ordered> ordered() throws IOException {
        var read = new ArrayList<Ordered>();
        var situation = "";
        for (var line : Files.readAllLines(ORDERED, UTF_8)) {
            if (!line.startsWith(" ")) situation = line;
            if (line.startsWith(WITH_CHART))
                read.add(new Ordered(
                        situation,
                        Stream.of(line.substring(WITH_CHART.length())
                                        .replaceAll(" \\{.*}", "")
                                        .split(", "))
                                .toList()));
        }
        return read;
    }

    private static boolean agree(List<String> told, List<String> decided) {
        if (decided.getFirst().equals("error")) return told.stream().allMatch(one -> one.contains("not-covered"));
        if (told.size() != decided.size()) return false;
        for (int i = 0; i < told.size(); i++) if (!agree(told.get(i), decided.get(i))) return false;
        return true;
    }

    /** Who was told that nothing is left to ask gets a yes; a yes to who had to ask rests on papers that they were told to send. */
    private static boolean agree(String told, String decided) {
        if (told.contains(" satisfied")) return decided.equals("A1");
        if (told.contains(" no-auth")) return decided.equals("NA");
        if (told.contains(" not-covered")) return decided.equals("A3");
        return List.of("A2", "A4").contains(decided) || (decided.equals("A1") && told.contains(" clinical withpa"));
    }

    private static Stream<Case> situations(DemoPayer payer) {
        var cases = payer.cases();
        return Stream.concat(cases.all().stream(), cases.ofNamedMembers().stream());
    }

    /** The review actions line by line, or that it is not taken up. */
    private static String outcome(DemoPayer payer, Case situation) {
        var answer = payer.submit(SubmitTest.fresh(situation, "table"));
        var response = DemoPayer.response(answer);
        return response.getOutcome() == RemittanceOutcome.ERROR ? "error" : String.join(" ", DemoPayer.actions(answer));
    }
}
