package payer.service.fhir.reading;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Resources of any type with elements filled in by chance, so that each element is tried sooner or later. */
final class Samples {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final Shapes SHAPES = new Shapes(CONTEXT);
    private static final int DEEPEST = 4;

    /** Stands in every text, so that a test can see whether a complaint repeats what was sent. */
    static final String MARK = "Zyzzyx";

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    Resource of(String type) {
        var definition = CONTEXT.getResourceDefinition(type);
        var resource = (Resource) definition.newInstance();
        fill(resource, definition, 0);
        resource.setId("r" + random.nextInt(1000));
        return resource;
    }

    private void fill(IBase element, BaseRuntimeElementCompositeDefinition<?> definition, int depth) {
        for (var child : definition.getChildrenAndExtension()) {
            var wanted = random.nextInt(10) < (depth == 0 ? 8 : depth < DEEPEST ? 4 : 0);
            if ((wanted && isOfR4(definition, child)) || isUrlOfExtension(element, child)) add(element, child, depth);
        }
        if (element instanceof Extension extension) settle(extension);
    }

    private static boolean isOfR4(
            BaseRuntimeElementCompositeDefinition<?> definition, BaseRuntimeChildDefinition child) {
        return SHAPES.of(definition).slot(child.getElementName()) != null
                || child instanceof RuntimeChildChoiceDefinition;
    }

    private static boolean isUrlOfExtension(IBase element, BaseRuntimeChildDefinition child) {
        return element instanceof Extension && child.getElementName().equals("url");
    }

    private void settle(Extension extension) {
        if (extension.hasExtension()) extension.setValue(null);
        else if (!extension.hasValue()) extension.setValue(new StringType(MARK));
    }

    private void add(IBase owner, BaseRuntimeChildDefinition child, int depth) {
        if (child instanceof RuntimeChildContainedResources
                || child.getElementName().equals("id")) return;
        var times = child.getMax() == 1 ? 1 : 1 + random.nextInt(2);
        for (var i = 0; i < times; i++) {
            var value = value(child, depth);
            if (value != null) child.getMutator().addValue(owner, value);
        }
    }

    private @Nullable IBase value(BaseRuntimeChildDefinition child, int depth) {
        if (child instanceof RuntimeChildDirectResource)
            return new Patient().setActive(true).setId("p1");
        if (child instanceof RuntimeChildExtension) return extension(depth);
        if (child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition bound) return code(child, bound);
        var types = SHAPES.namesOf(child);
        return make(child.getChildByName(types.get(random.nextInt(types.size()))), depth);
    }

    private Extension extension(int depth) {
        var extension = new Extension("http://a.example/" + MARK);
        if (depth < 2 && random.nextBoolean()) extension.addExtension(extension(depth + 2));
        else extension.setValue(new StringType(MARK));
        return extension;
    }

    private IBase code(BaseRuntimeChildDefinition child, RuntimeChildPrimitiveEnumerationDatatypeDefinition bound) {
        var codes = List.copyOf(Codes.of(bound.getBoundEnumType()));
        var code = (Enumeration<?>)
                child.getChildByName(child.getElementName()).newInstance(child.getInstanceConstructorArguments());
        code.setValueAsString(codes.get(random.nextInt(codes.size())));
        return code;
    }

    private @Nullable IBase make(BaseRuntimeElementDefinition<?> definition, int depth) {
        if (definition.getImplementingClass() == Narrative.class) return narrative();
        if (definition instanceof BaseRuntimeElementCompositeDefinition<?> object) {
            if (depth >= DEEPEST) return null;
            var made = object.newInstance();
            fill(made, object, depth + 1);
            return made.isEmpty() ? null : made;
        }
        var made = (IPrimitiveType<?>) definition.newInstance();
        made.setValueAsString(text(definition.getName()));
        if (made instanceof Element element && random.nextInt(8) == 0) element.addExtension(extension(3));
        return made;
    }

    private static Narrative narrative() {
        var narrative = new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + MARK + " &amp; more</p></div>");
        return narrative;
    }

    private String text(String type) {
        return switch (Primitive.of(type)) {
            case BASE64BINARY -> "YWJjZA==";
            case BOOLEAN -> random.nextBoolean() ? "true" : "false";
            case CANONICAL, URI, URL -> "http://a.example/" + MARK;
            case CODE -> pick("active", MARK, "en-US");
            case DATE -> pick("2026", "2026-02", "2024-02-29");
            case DATETIME ->
                pick("2026", "2026-02", "2024-02-29", "2026-02-03T04:05:06Z", "2026-02-03T04:05:06.789-05:00");
            case DECIMAL -> pick("1.50", "-0.001", "100", "3.0");
            case ID -> "id-" + random.nextInt(100);
            case INSTANT -> pick("2026-02-03T04:05:06Z", "2026-02-03T04:05:06.789+01:00");
            case INTEGER -> pick("-7", "0", "2147483647");
            case MARKDOWN, STRING -> pick(MARK, MARK + " \"quoted\" <b> \n line äöü 😀", MARK);
            case OID -> "urn:oid:1.2.3";
            case POSITIVEINT -> "3";
            case TIME -> pick("04:05:06", "23:59:59.5");
            case UNSIGNEDINT -> "0";
            case UUID -> "urn:uuid:c757873d-ec9a-4326-a141-556f43239520";
            case XHTML -> "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + MARK + "</div>";
        };
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
