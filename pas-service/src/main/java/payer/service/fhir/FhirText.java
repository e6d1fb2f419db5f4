package payer.service.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import payer.service.fhir.reading.DocumentReader;
import payer.service.fhir.reading.Narratives;
import payer.service.fhir.reading.Unknown;

/**
 * The only place where FHIR text becomes a resource and a resource text. Reading is strict and answers with a
 * {@link payer.problem.Problem} that lists everything wrong with its place; narratives are left in the received bytes.
 */
@Singleton
public final class FhirText {
    private final FhirContext context;
    private final DocumentReader reader;

    public FhirText(FhirContext context, FhirLimits limits) {
        this.context = context;
        this.reader = new DocumentReader(context, limits);
    }

    public <T extends Resource> T read(Received received, Class<T> type) {
        return reader.read(received.bytes(), received.format(), "", type, Narratives.DROPPED);
    }

    /** Any resource. */
    public Resource read(Received received) {
        return read(received, Resource.class);
    }

    /** With its narratives, for content that is shown to people as it is; much slower. */
    public <T extends Resource> T readWithNarratives(Received received, Class<T> type) {
        return reader.read(received.bytes(), received.format(), "", type, Narratives.KEPT);
    }

    /**
     * A resource that stands inside other JSON, such as the prefetch of a hook.
     *
     * @param place where it stands there, with which the place of every issue starts
     */
    public <T extends Resource> T readPart(byte[] json, String place, Class<T> type) {
        return reader.read(json, FhirFormat.JSON, place, type, Narratives.DROPPED);
    }

    /**
     * The same for someone who looks at some elements alone; all of it is checked.
     *
     * @param looked what is looked at in a resource of a type
     */
    public <T extends Resource> T readInPart(
            byte[] json, String place, Class<T> type, Function<String, Elements> looked) {
        return reader.readInPart(json, place, type, looked);
    }

    /** The same of JSON that was read already, passing over elements that FHIR does not know. */
    public <T extends Resource> T readPartOver(JsonNode json, String place, Class<T> type) {
        return reader.read(json, place, type, Narratives.DROPPED, Unknown.PASSED_OVER);
    }

    public byte[] write(IBaseResource resource, FhirFormat format) {
        return format == FhirFormat.JSON && resource instanceof Resource whole
                ? KnownParts.json(whole, part -> bytes(parser(FhirFormat.JSON), part))
                : bytes(parser(format), resource);
    }

    public byte[] writePretty(IBaseResource resource, FhirFormat format) {
        return bytes(parser(format).setPrettyPrint(true), resource);
    }

    /** As JSON text, for messages of ours that carry a resource. */
    public String json(IBaseResource resource) {
        return parser(FhirFormat.JSON).encodeResourceToString(resource);
    }

    private static byte[] bytes(IParser parser, IBaseResource resource) {
        return parser.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    private IParser parser(FhirFormat format) {
        return switch (format) {
            case JSON -> context.newJsonParser();
            case XML -> context.newXmlParser();
        };
    }
}
