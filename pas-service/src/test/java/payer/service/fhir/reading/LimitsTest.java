package payer.service.fhir.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirLimits;

/** Each limit lets through what it allows, and refuses the next. */
class LimitsTest {
    private static final FhirLimits SMALL = new FhirLimits(4096, 10, 20, 100, 1024, 3);
    private static final DocumentReader READER = new DocumentReader(FhirContext.forR4Cached(), SMALL);

    private static void read(String text, FhirFormat format) {
        READER.read(text.getBytes(UTF_8), format, "", Resource.class, Narratives.DROPPED);
    }

    private static void accepts(String json) {
        read(json, FhirFormat.JSON);
    }

    private static void refuses(String json, String limit) {
        var problem = assertThrows(Problem.class, () -> read(json, FhirFormat.JSON));
        assertEquals(ProblemKind.TOO_LARGE, problem.kind(), problem.toString());
        assertTrue(problem.issues().getFirst().text().contains(limit), problem.toString());
    }

    private static String patient(String member) {
        return "{\"resourceType\":\"Patient\"," + member + "}";
    }

    private static String names(int count) {
        return patient("\"name\":[" + "{\"family\":\"A\"},".repeat(count - 1) + "{\"family\":\"A\"}]");
    }

    /** An extension within an extension, so deep. */
    private static String nested(int depth) {
        var open = "\"extension\":[{\"url\":\"u\",".repeat(depth);
        return patient(open + "\"valueString\":\"x\"" + "}]".repeat(depth));
    }

    @Test
    void bytes() {
        accepts(patient("\"active\":true") + " ".repeat(4000));
        refuses(patient("\"active\":true") + " ".repeat(5000), "4096 bytes");
    }

    @Test
    void depth() {
        accepts(nested(10));
        refuses(nested(11), "more than 10 deep");
    }

    @Test
    void a_document_nested_without_end_is_no_danger() {
        var reader = new DocumentReader(FhirContext.forR4Cached(), FhirLimits.standard());
        for (var text : new String[] {"{\"a\":".repeat(100_000), "[".repeat(100_000), "{\"a\":[".repeat(50_000)}) {
            var bytes = text.getBytes(UTF_8);
            assertThrows(
                    Problem.class, () -> reader.read(bytes, FhirFormat.JSON, "", Resource.class, Narratives.DROPPED));
        }
        var xml = ("<Bundle xmlns=\"http://hl7.org/fhir\">" + "<entry>".repeat(100_000)).getBytes(UTF_8);
        assertThrows(Problem.class, () -> reader.read(xml, FhirFormat.XML, "", Resource.class, Narratives.DROPPED));
    }

    @Test
    void items() {
        accepts(names(20));
        refuses(names(21), "more than 20 items");
    }

    @Test
    void nodes() {
        var telecoms = "{\"telecom\":[" + "{\"value\":\"1\"},".repeat(8) + "{\"value\":\"1\"}]},";
        refuses(patient("\"contact\":[" + telecoms.repeat(5) + "{\"id\":\"x\"}]"), "more than 100 elements");
    }

    @Test
    void strings() {
        accepts(patient("\"language\":\"" + "a".repeat(1024) + "\""));
        refuses(patient("\"language\":\"" + "a".repeat(1025) + "\""), "longer than the limit");
    }

    @Test
    void issues() {
        var problem = assertThrows(
                Problem.class, () -> accepts(patient("\"name\":[{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1}]")));
        assertEquals(3, problem.issues().size());
    }

    @Test
    void xml_has_the_same_limits() {
        var many = "<name><family value=\"A\"/></name>".repeat(21);
        var problem = assertThrows(
                Problem.class,
                () -> read("<Patient xmlns=\"http://hl7.org/fhir\">" + many + "</Patient>", FhirFormat.XML));
        assertTrue(problem.issues().getFirst().text().contains("more than 20 items"), problem.toString());
        var deep = "<extension url=\"u\">".repeat(11) + "</extension>".repeat(11);
        assertThrows(
                Problem.class,
                () -> read("<Patient xmlns=\"http://hl7.org/fhir\">" + deep + "</Patient>", FhirFormat.XML));
    }
}
