package payer.rules.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;

/**
 * An editor with the published schema flags what the reader refuses, and nothing that the reader takes: shown by spoiling shipped
 * documents, place by place. What only a reader can know, such as whether a name is declared elsewhere, is told by its words.
 */
class SchemaAgreesTest {
    private static final int TRIED = 600;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Set<String> POLICIES = Set.of(
            "home-oxygen",
            "gold-card-texas",
            "transition-90-days",
            "continuous-glucose-monitors",
            "insulin-pumps",
            "negative-pressure-wound-therapy",
            "programme-time-limits",
            "power-mobility",
            "botulinum-migraine",
            "infliximab-step-therapy",
            "other-services",
            "lumbar-mri");

    private static final List<JsonNode> WRONG = Stream.<JsonNode>concat(
                    Stream.of(
                                    "",
                                    " ",
                                    "perhaps",
                                    "Not A Name",
                                    "2026-13-01",
                                    "2026-04-31",
                                    "2026-1-5",
                                    "5 furlongs",
                                    "5 kg",
                                    "-3",
                                    "0",
                                    "1.5",
                                    "0 days",
                                    "12 moons",
                                    "6 months",
                                    "ZZ",
                                    "E06301",
                                    "hcpcs E06301",
                                    "icd10cm J44.9",
                                    "answer Nothing",
                                    "30 days before latest thing",
                                    "order",
                                    "70%",
                                    "yes please",
                                    "no",
                                    "http://example.org",
                                    "https://",
                                    "any")
                            .map(JSON::textNode),
                    Stream.of(
                            JSON.numberNode(0),
                            JSON.numberNode(-1),
                            JSON.numberNode(7),
                            JSON.numberNode(new BigDecimal("1.5")),
                            JSON.nullNode(),
                            JSON.arrayNode(),
                            JSON.objectNode()))
            .toList();

    /** How the reader words what hangs on the rest of the document, on the calendar or on arithmetic. */
    private static final List<String> ONLY_READ = List.of(
            "of this policy",
            "of its own name",
            "each entry once",
            "each code once",
            "limits in order",
            "a change above zero",
            "a fall by up to",
            "a part of a day",
            "a share of 1 to",
            "every day for' at most",
            "only 'on file' in a policy",
            "a limit above zero",
            "two different moments",
            "an age of up to",
            "a title of up to",
            "codes of this policy",
            "that is not excluded itself",
            "in 'without' what the case starts from",
            "a name of this policy beside",
            "limits of one kind of unit",
            "pathway for each kind of request",
            "lead back to themselves",
            "ends no earlier than it starts",
            "a condition known to this payer",
            "a condition or sign of this policy",
            "ages in order",
            "number between 1 and",
            "an earlier case for 'like'",
            "one answer for each line",
            "expected 'requested'",
            "rounds of whole months",
            "asks for at least one service",
            "as many therapies are asked for as terms are named",
            "on the day of 'requested' or later");

    @Test
    void of_policies() throws IOException {
        var schema = SeenByEditor.schema("policy.schema.json");
        var documents = ShippedPolicies.folders().stream()
                .filter(folder -> POLICIES.contains(folder.name()))
                .flatMap(folder -> folder.versions().values().stream())
                .toList();
        agree(schema, documents, text -> PolicyDocument.read("policy.yaml", text));
    }

    @Test
    void of_cases() throws IOException {
        var schema = SeenByEditor.schema("cases.schema.json");
        for (var folder : ShippedPolicies.folders().stream()
                .filter(folder -> POLICIES.contains(folder.name()))
                .limit(3)
                .toList()) {
            var policies = folder.policies();
            agree(schema, List.of(folder.cases()), text -> CasesDocument.read("cases.yaml", text, policies));
        }
    }

    private static void agree(JsonSchema schema, List<String> documents, Consumer<String> read) {
        var mistakes = documents.stream()
                .map(SeenByEditor::json)
                .flatMap(document -> spoiled(document).stream())
                .toList();
        var some = new ArrayList<>(mistakes);
        Collections.shuffle(some, new Random(20_260));
        var tried = some.stream().limit(TRIED).toList();
        assertTrue(tried.size() > 300);
        assertEquals(
                List.of(),
                tried.stream()
                        .flatMap(one -> difference(schema, one.make(), one.what(), read).stream())
                        .distinct()
                        .limit(20)
                        .toList());
    }

    private static List<String> difference(JsonSchema schema, JsonNode document, String what, Consumer<String> read) {
        var flagged = !schema.validate(document).isEmpty();
        try {
            read.accept(document.toString());
            return flagged ? List.of("the schema flags what can be read: " + what) : List.of();
        } catch (Problem problem) {
            var told = problem.issues().stream()
                    .filter(issue -> ONLY_READ.stream().noneMatch(issue.text()::contains))
                    .toList();
            return flagged || told.isEmpty() ? List.of() : List.of("the schema misses " + what + ": " + told);
        }
    }

    /** A document with one thing in it that is otherwise; made when it is looked at. */
    private record Spoiled(JsonNode document, String place, String what, Consumer<JsonNode> act) {
        JsonNode make() {
            var copy = document.deepCopy();
            act.accept(copy.at(place));
            return copy;
        }
    }

    private static List<Spoiled> spoiled(JsonNode document) {
        var all = new ArrayList<Spoiled>();
        visit(document, "", document, all);
        return all;
    }

    private static void visit(JsonNode node, String place, JsonNode document, List<Spoiled> all) {
        if (node instanceof ObjectNode object) {
            all.add(new Spoiled(
                    document, place, place + " with an entry more", it -> ((ObjectNode) it).put("unheard-of", "x")));
            object.fieldNames().forEachRemaining(name -> {
                all.add(new Spoiled(document, place, place + " without " + name, it -> ((ObjectNode) it).remove(name)));
                for (var wrong : WRONG)
                    if (!object.get(name).isContainerNode() || wrong.isContainerNode())
                        all.add(new Spoiled(
                                document,
                                place,
                                place + " with " + name + " " + wrong,
                                it -> ((ObjectNode) it).set(name, wrong)));
                visit(object.get(name), place + "/" + name.replace("~", "~0").replace("/", "~1"), document, all);
            });
        }
        if (node instanceof ArrayNode array)
            for (var i = 0; i < array.size(); i++) {
                var index = i;
                for (var wrong : WRONG)
                    if (!array.get(i).isContainerNode())
                        all.add(new Spoiled(
                                document,
                                place,
                                place + " with item " + i + " " + wrong,
                                it -> ((ArrayNode) it).set(index, wrong)));
                visit(array.get(i), place + "/" + i, document, all);
            }
    }
}
