package payer.service.fhir.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import payer.problem.Problem;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirLimits;

/** Every resource type with every element: what was written is read again, and nothing damaged gets further than a Problem. */
class EveryTypeTest {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final DocumentReader READER = new DocumentReader(CONTEXT, FhirLimits.standard());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 3;

    static Stream<String> types() {
        return READER.resourceTypes().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_was_written_is_read_again(String type) {
        for (var seed = 0; seed < ROUNDS; seed++) {
            var sample = new Samples(seed).of(type);
            for (var format : FhirFormat.values()) {
                var text = parser(format).encodeResourceToString(sample);
                var read = read(text, format, Narratives.KEPT);
                assertEquals(text, parser(format).encodeResourceToString(read));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_damaged_text_is_a_problem_or_still_a_resource(String type) {
        var random = new Random(type.hashCode());
        for (var format : FhirFormat.values()) {
            var text = parser(format).encodeResourceToString(new Samples(1).of(type));
            for (var i = 0; i < 25; i++) readOrRefuse(damaged(text, random), format);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_document_with_a_wrong_element_is_refused_by_us_and_never_by_hapi(String type)
            throws JsonProcessingException {
        var lines = new ListAppender<ILoggingEvent>();
        var log = (Logger) LoggerFactory.getLogger(DocumentReader.class);
        lines.start();
        log.addAppender(lines);
        try {
            var random = new Random(type.hashCode());
            var text = parser(FhirFormat.JSON).encodeResourceToString(new Samples(2).of(type));
            for (var i = 0; i < 40; i++) {
                var tree = (ObjectNode) JSON.readTree(text);
                for (var n = 0; n <= random.nextInt(3); n++) spoil(tree, random);
                readOrRefuse(tree.toString(), FhirFormat.JSON);
            }
        } finally {
            log.detachAppender(lines);
        }
        assertEquals(
                List.of(),
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }

    @Test
    void a_bundle_of_every_type_is_read_again() {
        var bundle = new Bundle();
        var samples = new Samples(5);
        types().forEach(type -> bundle.addEntry().setResource(samples.of(type)));
        for (var format : FhirFormat.values()) {
            var text = parser(format).encodeResourceToString(bundle);
            assertEquals(text, parser(format).encodeResourceToString(read(text, format, Narratives.KEPT)));
        }
    }

    private static IParser parser(FhirFormat format) {
        var parser = format == FhirFormat.JSON ? CONTEXT.newJsonParser() : CONTEXT.newXmlParser();
        return parser.setStripVersionsFromReferences(false);
    }

    private static Resource read(String text, FhirFormat format, Narratives narratives) {
        return READER.read(text.getBytes(UTF_8), format, "", Resource.class, narratives);
    }

    private static void readOrRefuse(String text, FhirFormat format) {
        try {
            read(text, format, Narratives.DROPPED);
        } catch (Problem problem) {
            assertFalse(problem.issues().isEmpty());
            for (var issue : problem.issues()) {
                assertFalse(issue.text().contains(Samples.MARK), issue.toString());
                assertFalse(issue.place().contains(Samples.MARK), issue.toString());
            }
        }
    }

    private static String damaged(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (var i = 0; i <= random.nextInt(4); i++) {
            var at = random.nextInt(damaged.length());
            switch (random.nextInt(5)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, "{}[]\",:<>/&\u0000é".charAt(random.nextInt(13)));
                case 2 -> damaged.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 3 -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(30)));
                default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 20)));
            }
            if (damaged.isEmpty()) return "";
        }
        return damaged.toString();
    }

    /** One member somewhere in the tree is replaced, renamed or taken away. */
    private static void spoil(ObjectNode root, Random random) {
        var objects = new ArrayList<ObjectNode>();
        collect(root, objects);
        var object = objects.get(random.nextInt(objects.size()));
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) return;
        var name = names.get(random.nextInt(names.size()));
        var value = object.get(name);
        switch (random.nextInt(12)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.put(name, 7);
            case 3 -> object.put(name, Samples.MARK);
            case 4 -> object.put(name, true);
            case 5 -> object.putObject(name);
            case 6 -> object.putArray(name);
            case 7 -> object.putArray(name).add(value);
            case 8 -> object.set("x" + name, object.remove(name));
            case 9 -> object.set("_" + name, value.deepCopy());
            case 10 -> object.putArray(name).addNull();
            default -> object.set(name, value.isArray() && !value.isEmpty() ? value.get(0) : value);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) objects.add(object);
        if (node instanceof ObjectNode || node instanceof ArrayNode) node.forEach(child -> collect(child, objects));
    }
}
