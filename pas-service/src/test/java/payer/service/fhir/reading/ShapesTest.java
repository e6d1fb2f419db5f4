package payer.service.fhir.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirLimits;

/** Our idea of R4, taken from HAPI's classes, against HL7's own definitions. */
class ShapesTest {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final DocumentReader READER = new DocumentReader(CONTEXT, FhirLimits.standard());
    private static final Shapes SHAPES = new Shapes(CONTEXT);
    private static final List<Resource> DEFINITIONS = new ArrayList<>();
    private static final Map<String, String> COMPLAINTS = new TreeMap<>();

    @BeforeAll
    static void load() throws IOException {
        var file = Path.of(System.getProperty("fhir.packages"), "hl7.fhir.r4.core-4.0.1.tgz");
        try (var stream = Files.newInputStream(file)) {
            var npm = NpmPackage.fromPackage(stream);
            for (var name : npm.list("package"))
                if (name.endsWith(".json") && !name.equals("package.json") && !name.startsWith("."))
                    add(npm.load("package", name).readAllBytes(), name);
        }
    }

    /** Some ids in HL7's package are longer than HL7 allows. */
    private static void add(byte[] text, String name) {
        try {
            DEFINITIONS.add(READER.read(text, FhirFormat.JSON, "", Resource.class, Narratives.DROPPED));
        } catch (Problem problem) {
            var onlyId =
                    problem.issues().stream().allMatch(issue -> issue.place().matches("\\w+\\.id"));
            if (!onlyId) COMPLAINTS.put(name, problem.issues().toString());
        }
    }

    @Test
    void every_definition_of_the_standard_is_itself_readable() {
        assertEquals(Map.of(), COMPLAINTS);
        assertTrue(DEFINITIONS.size() > 1_000, "only " + DEFINITIONS.size());
    }

    @Test
    void every_element_of_the_standard_is_known_and_no_other() {
        var wrong = new TreeMap<String, String>();
        for (var definition : types()) compare(definition, wrong);
        assertEquals(Map.of(), wrong);
    }

    private static List<StructureDefinition> types() {
        return DEFINITIONS.stream()
                .filter(StructureDefinition.class::isInstance)
                .map(StructureDefinition.class::cast)
                .filter(definition -> definition.getDerivation() == TypeDerivationRule.SPECIALIZATION)
                .filter(definition -> !definition.getAbstract())
                .filter(definition -> definition.getKind() == StructureDefinitionKind.RESOURCE
                        || definition.getKind() == StructureDefinitionKind.COMPLEXTYPE)
                .filter(definition -> !definition.getType().equals("ElementDefinition"))
                .toList();
    }

    private static void compare(StructureDefinition definition, Map<String, String> wrong) {
        var expected = new TreeMap<String, TreeSet<String>>();
        for (var element : definition.getSnapshot().getElement()) {
            var dot = element.getPath().lastIndexOf('.');
            if (dot > 0)
                expected.computeIfAbsent(element.getPath().substring(0, dot), _ -> new TreeSet<>())
                        .addAll(members(element, element.getPath().substring(dot + 1)));
        }
        expected.forEach((path, members) -> {
            var shape = shapeAt(path);
            if (shape == null) wrong.put(path, "unknown");
            else if (!members.equals(described(shape))) wrong.put(path, difference(members, described(shape)));
        });
    }

    private static String difference(Set<String> expected, Set<String> ours) {
        var missing = new TreeSet<>(expected);
        missing.removeAll(ours);
        var added = new TreeSet<>(ours);
        added.removeAll(expected);
        return "missing " + missing + ", added " + added;
    }

    /** Each JSON member that an element may be, and whether it is an array. */
    private static List<String> members(ElementDefinition element, String name) {
        var many = element.getMax().equals("1") ? "" : "*";
        if (element.getMax().equals("0")) return List.of();
        if (!name.endsWith("[x]")) return List.of(name + many);
        var base = name.substring(0, name.length() - 3);
        return element.getType().stream()
                .map(type -> base
                        + Character.toUpperCase(type.getCode().charAt(0))
                        + type.getCode().substring(1)
                        + many)
                .toList();
    }

    private static Set<String> described(Shape shape) {
        var members = new TreeSet<String>();
        for (var name : shape.members()) {
            var slot = shape.slot(name);
            members.add(name + (slot != null && slot.many() ? "*" : ""));
        }
        return members;
    }

    private static @Nullable Shape shapeAt(String path) {
        var steps = path.split("\\.", -1);
        var shape = SHAPES.resource(steps[0])
                .orElseGet(() -> SHAPES.of((BaseRuntimeElementCompositeDefinition<?>)
                        Objects.requireNonNull(CONTEXT.getElementDefinition(steps[0]))));
        for (var i = 1; i < steps.length; i++) {
            var slot = shape.slot(steps[i]);
            if (slot == null || slot.object() == null) return null;
            shape = slot.object().get();
        }
        return shape;
    }
}
