package payer.service.fhir.reading;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildAny;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** The shapes of FHIR R4, taken from the definitions that HAPI reads its model classes into, each when first needed. */
final class Shapes {
    /** The types that R4 allows where it says {@code value[x]} of any type; HAPI's model classes allow more. */
    private static final Set<String> OPEN_TYPES = Set.of(
            ("base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string"
                            + " time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding"
                            + " ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio"
                            + " Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression"
                            + " ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta")
                    .split(" "));

    /** Elements of HAPI's classes that R4 does not have: they stand there for what all such resources share later. */
    private static final Set<String> NOT_IN_R4 = Set.of(
            "ChargeItemDefinition.name",
            "CompartmentDefinition.jurisdiction",
            "CompartmentDefinition.title",
            "EffectEvidenceSynthesis.experimental",
            "Evidence.experimental",
            "EvidenceVariable.experimental",
            "ExampleScenario.description",
            "ExampleScenario.title",
            "GraphDefinition.title",
            "NamingSystem.experimental",
            "NamingSystem.title",
            "NamingSystem.url",
            "NamingSystem.version",
            "RiskEvidenceSynthesis.experimental",
            "SearchParameter.title");

    private final FhirContext context;
    private final BaseRuntimeElementCompositeDefinition<?> extension;
    private final Shape primitiveParts;
    private final Set<String> resourceTypes;
    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<String, Shape> resources = new ConcurrentHashMap<>();

    Shapes(FhirContext context) {
        this.context = context;
        this.extension = (BaseRuntimeElementCompositeDefinition<?>) context.getElementDefinition(Extension.class);
        this.primitiveParts = primitiveParts(new ShapeReference(this, extension));
        this.resourceTypes = Set.copyOf(context.getResourceTypes());
    }

    Set<String> resourceTypes() {
        return resourceTypes;
    }

    Optional<Shape> resource(String type) {
        if (!resourceTypes.contains(type)) return Optional.empty();
        return Optional.of(resources.computeIfAbsent(type, name -> of(context.getResourceDefinition(name))));
    }

    /** What may stand beside the value of a primitive. */
    Shape primitiveParts() {
        return primitiveParts;
    }

    Shape of(BaseRuntimeElementCompositeDefinition<?> definition) {
        var type = definition.getImplementingClass();
        var known = shapes.get(type);
        if (known != null) return known;
        var made = make(definition);
        shapes.put(type, made);
        return made;
    }

    private Shape make(BaseRuntimeElementCompositeDefinition<?> definition) {
        var slots = new HashMap<String, Slot>();
        for (var child : definition.getChildrenAndExtension())
            if (!NOT_IN_R4.contains(definition.getName() + "." + child.getElementName())) add(child, slots);
        return new Shape(definition.getName(), definition instanceof RuntimeResourceDefinition, slots);
    }

    /** Under which names of HAPI's an element may be given; samples for tests are made by them. */
    List<String> namesOf(BaseRuntimeChildDefinition child) {
        var slots = new HashMap<String, Slot>();
        add(child, slots);
        return List.copyOf(slots.keySet());
    }

    private void add(BaseRuntimeChildDefinition child, Map<String, Slot> slots) {
        if (child instanceof RuntimeChildExtension) slots.put(child.getElementName(), extensionSlot(child));
        else if (child instanceof RuntimeChildAny any) addOpenTypes(any, slots);
        else if (child instanceof RuntimeChildChoiceDefinition choice) addChoice(choice, slots);
        else slots.put(child.getElementName(), slot(child));
    }

    private void addOpenTypes(RuntimeChildAny any, Map<String, Slot> slots) {
        for (var type : OPEN_TYPES) {
            var name = any.getElementName() + Character.toUpperCase(type.charAt(0)) + type.substring(1);
            slots.put(name, choiceSlot(any, type, any.getChildByName(name)));
        }
    }

    private void addChoice(RuntimeChildChoiceDefinition choice, Map<String, Slot> slots) {
        for (var name : choice.getValidChildNames()) {
            var type = choice.getChildByName(name);
            if (!isAlias(choice, name, type)) slots.put(name, choiceSlot(choice, type.getName(), type));
        }
    }

    /** HAPI also knows references under other names, for its own older versions. */
    private static boolean isAlias(
            RuntimeChildChoiceDefinition choice, String name, BaseRuntimeElementDefinition<?> type) {
        return name.equals(choice.getElementName())
                || (type.getName().equals("Reference") && !name.equals(choice.getElementName() + "Reference"));
    }

    private Slot choiceSlot(BaseRuntimeChildDefinition child, String typeName, BaseRuntimeElementDefinition<?> type) {
        var step = child.getElementName() + ".ofType(" + typeName + ")";
        return slotOf(step, child.getElementName(), isMany(child), type, Set.of());
    }

    private Slot slot(BaseRuntimeChildDefinition child) {
        var name = child.getElementName();
        if (child instanceof RuntimeChildContainedResources) return new Slot(name, null, true, null, Set.of(), null);
        if (child instanceof RuntimeChildDirectResource)
            return new Slot(name, null, isMany(child), null, Set.of(), null);
        return slotOf(name, null, isMany(child), child.getChildByName(name), codesOf(child));
    }

    private Slot slotOf(
            String step,
            @Nullable String choice,
            boolean many,
            BaseRuntimeElementDefinition<?> type,
            Set<String> codes) {
        if (type instanceof BaseRuntimeElementCompositeDefinition<?> object)
            return new Slot(step, choice, many, null, Set.of(), new ShapeReference(this, object));
        return new Slot(step, choice, many, Primitive.of(type.getName()), codes, null);
    }

    private Slot extensionSlot(BaseRuntimeChildDefinition child) {
        return new Slot(child.getElementName(), null, true, null, Set.of(), new ShapeReference(this, extension));
    }

    private static Shape primitiveParts(ShapeReference extension) {
        var id = new Slot("id", null, false, Primitive.STRING, Set.of(), null);
        var extensions = new Slot("extension", null, true, null, Set.of(), extension);
        return new Shape("A primitive value", false, Map.of("id", id, "extension", extensions));
    }

    private static boolean isMany(BaseRuntimeChildDefinition child) {
        return child.getMax() != 1;
    }

    private static Set<String> codesOf(BaseRuntimeChildDefinition child) {
        return child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition enumeration
                ? Codes.of(enumeration.getBoundEnumType())
                : Set.of();
    }
}
