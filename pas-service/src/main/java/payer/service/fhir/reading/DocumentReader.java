package payer.service.fhir.reading;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParserErrorHandler.IParseLocation;
import ca.uhn.fhir.parser.JsonParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.Elements;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirLimits;

/** Text in, resource out; or a {@link Problem} that lists everything that is wrong, each with its place. */
public final class DocumentReader {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentReader.class);

    private final FhirContext context;
    private final FhirLimits limits;
    private final Shapes shapes;
    private final JsonText json;
    private final XmlText xml;

    public DocumentReader(FhirContext context, FhirLimits limits) {
        this.context = context;
        this.limits = limits;
        this.shapes = new Shapes(context);
        this.json = new JsonText(limits);
        this.xml = new XmlText(limits, shapes);
    }

    /** The names of all resource types of this version of FHIR. */
    public Set<String> resourceTypes() {
        return shapes.resourceTypes();
    }

    /**
     * The resource that a text holds, checked.
     *
     * @param place where the resource stands in something larger, as a path; empty for a document of its own
     */
    public <T extends Resource> T read(
            byte[] text, FhirFormat format, String place, Class<T> type, Narratives narratives) {
        return read(text, format, place, type, narratives, Unknown.REFUSED);
    }

    public <T extends Resource> T read(
            byte[] text, FhirFormat format, String place, Class<T> type, Narratives narratives, Unknown unknown) {
        var trail = new Trail(place, shapes.resourceTypes());
        return build(checked(text, format, type, trail, narratives, unknown), type, trail);
    }

    /** The same with no more than what is looked at in a resource of its type; everything is checked. */
    public <T extends Resource> T readInPart(
            byte[] json, String place, Class<T> type, Function<String, Elements> looked) {
        var trail = new Trail(place, shapes.resourceTypes());
        var tree = checked(json, FhirFormat.JSON, type, trail, Narratives.DROPPED, Unknown.REFUSED);
        Pruning.prune(tree, looked.apply(tree.type()));
        return build(tree, type, trail);
    }

    private JsonMembers checked(
            byte[] text,
            FhirFormat format,
            Class<? extends Resource> type,
            Trail trail,
            Narratives narratives,
            Unknown unknown) {
        var complaints = new Complaints(limits.issues());
        var tree = tree(text, format, trail, complaints);
        check(tree, type, narratives, unknown, trail, complaints);
        return tree;
    }

    /** The same of JSON that was read as part of something larger. */
    public <T extends Resource> T read(
            JsonNode json, String place, Class<T> type, Narratives narratives, Unknown unknown) {
        var trail = new Trail(place, shapes.resourceTypes());
        var tree = new NodeTree(limits, trail).document(json);
        check(tree, type, narratives, unknown, trail, new Complaints(limits.issues()));
        return build(tree, type, trail);
    }

    private void check(
            JsonMembers tree,
            Class<? extends Resource> type,
            Narratives narratives,
            Unknown unknown,
            Trail trail,
            Complaints complaints) {
        new StructureCheck(shapes, narratives, unknown, trail, complaints).resource(tree);
        complaints.throwIfAny();
        refuseOtherType(type, tree.type(), trail);
    }

    private JsonMembers tree(byte[] text, FhirFormat format, Trail trail, Complaints complaints) {
        if (text.length > limits.body())
            throw Problem.of(ProblemKind.TOO_LARGE, "the document has more than " + limits.body() + " bytes");
        var checked = Encoding.checked(text);
        return switch (format) {
            case JSON -> json.read(checked, trail, complaints);
            case XML -> xml.read(checked, trail, complaints);
        };
    }

    private void refuseOtherType(Class<? extends Resource> wanted, String found, Trail trail) {
        if (wanted.isAssignableFrom(context.getResourceDefinition(found).getImplementingClass())) return;
        var name = wanted.getSimpleName();
        throw Problem.of(ProblemKind.INVALID_VALUE, "a " + name + " is expected here, not a " + found, trail.path());
    }

    /** References to what is contained were checked on the whole tree; in a part of it, that may have been left out. */
    private static final class Handler extends StrictErrorHandler {
        @Override
        public void unknownReference(IParseLocation location, String reference) {
            // nothing to complain of
        }

        @Override
        public void invalidInternalReference(IParseLocation location, String reference) {
            // nothing to complain of
        }
    }

    private <T extends Resource> T build(JsonMembers tree, Class<T> type, Trail trail) {
        var parser = (JsonParser) context.newJsonParser();
        parser.setParserErrorHandler(new Handler());
        try {
            return type.cast(parser.doParseResource(null, new TreeStructure(tree)));
        } catch (DataFormatException | IllegalArgumentException e) {
            // Our own check should have found it first. HAPI's text may repeat values, so it goes nowhere.
            LOG.warn("HAPI refused a {} that had passed the check: {}", type.getSimpleName(), codeOf(e));
            throw new Problem(
                    ProblemKind.MALFORMED,
                    List.of(new Problem.Issue(
                            IssueType.STRUCTURE, "this cannot be read as a FHIR resource", trail.path())));
        }
    }

    /** HAPI starts its messages with a code, such as HAPI-1821, which tells a developer enough. */
    private static String codeOf(Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.startsWith("HAPI-")
                ? message.substring(0, Math.min(9, message.length()))
                : e.getClass().getName();
    }
}
