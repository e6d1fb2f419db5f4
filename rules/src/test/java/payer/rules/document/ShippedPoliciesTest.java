package payer.rules.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import payer.rules.PolicyRules;

/** Every policy that ships keeps its own cases, is written as we write it, and fits the published schema. */
class ShippedPoliciesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final boolean RENEW = Boolean.getBoolean("snapshots.renew");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final PolicyRules RULES = PolicyRules.of(ShippedPolicies.policies());

    @TestFactory
    Stream<DynamicContainer> each_case_gets_the_stated_answer() {
        return ShippedPolicies.folders().stream()
                .map(folder -> dynamicContainer(
                        folder.name(),
                        folder.policyCases().stream()
                                .map(one -> dynamicTest(
                                        one.name(),
                                        () -> assertEquals(
                                                List.of(), one.differences(RULES.determine(one.situation())))))));
    }

    @Test
    void each_document_is_written_as_we_write_it() throws IOException {
        var differing = new ArrayList<String>();
        for (var folder : ShippedPolicies.folders())
            for (var version : folder.versions().entrySet()) {
                var name = folder.name() + "/" + version.getKey();
                var written = PolicyDocument.write(PolicyDocument.read(name, version.getValue()));
                if (RENEW) Files.writeString(RESOURCES.resolve("policies").resolve(name), written);
                else if (!written.equals(version.getValue())) differing.add(name);
            }
        assertEquals(List.of(), differing);
    }

    @Test
    void what_is_written_is_the_same_policy() {
        for (var policy : ShippedPolicies.policies())
            assertEquals(policy, PolicyDocument.read("again", PolicyDocument.write(policy)));
    }

    @Test
    void the_index_lists_exactly_the_files_that_there_are() throws IOException {
        try (var files = Files.walk(RESOURCES.resolve("policies"))) {
            var found = files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> RESOURCES.resolve("policies").relativize(file).toString())
                    .sorted()
                    .toList();
            assertEquals(found, Files.readAllLines(RESOURCES.resolve("policies/index.txt")));
        }
    }

    @Test
    void the_published_schemas_are_those_of_the_program() throws IOException {
        published("policy.schema.json", PolicyDocument.schema());
        published("cases.schema.json", CasesDocument.schema());
    }

    private static void published(String name, Map<String, Object> schema) throws IOException {
        var file = RESOURCES.resolve("policies").resolve(name);
        var text = JSON.writerWithDefaultPrettyPrinter()
                        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .writeValueAsString(schema)
                + "\n";
        if (RENEW) Files.writeString(file, text);
        assertEquals(JSON.readTree(text), JSON.readTree(Files.readString(file)));
    }

    @Test
    void each_document_fits_the_published_schema() throws IOException {
        var policy = SeenByEditor.schema("policy.schema.json");
        var cases = SeenByEditor.schema("cases.schema.json");
        for (var folder : ShippedPolicies.folders()) {
            for (var version : folder.versions().values()) assertFits(policy, version, folder.name());
            assertFits(cases, folder.cases(), folder.name());
        }
    }

    @Test
    void a_document_with_an_unknown_entry_does_not_fit_the_schema() throws IOException {
        var text = ShippedPolicies.folders()
                .getFirst()
                .versions()
                .values()
                .iterator()
                .next();
        var errors = SeenByEditor.schema("policy.schema.json").validate(SeenByEditor.json(text + "denied: always\n"));
        assertEquals(1, errors.size(), errors::toString);
    }

    private static void assertFits(JsonSchema schema, String text, String name) {
        var errors = schema.validate(SeenByEditor.json(text));
        assertTrue(errors.isEmpty(), () -> name + ": " + errors);
    }
}
