package payer.service.fhir.validation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.hl7.fhir.convertors.loaders.loaderR5.NullLoaderKnowledgeProviderR5;
import org.hl7.fhir.convertors.loaders.loaderR5.R4ToR5Loader;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.context.CanonicalResourceManager.CanonicalResourceProxy;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.PackageInformation;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.PackageHackerR5;

/**
 * A definition as it lies in a package: its bytes, compressed, until somebody needs it. Of some ten thousand definitions in
 * a set, validating a prior authorization needs a few hundred.
 */
final class PackagedDefinition extends CanonicalResourceProxy {
    private final ResourceHead head;
    private final byte[] compressed;
    private final PackageInformation origin;
    private final CoreVersions coreVersions;
    private volatile boolean registered;

    PackagedDefinition(ResourceHead head, byte[] json, PackageInformation origin, CoreVersions coreVersions) {
        super(
                head.type(),
                head.id(),
                head.url(),
                head.version(),
                head.supplements(),
                head.derivation(),
                head.content());
        this.head = head;
        this.compressed = compressed(json);
        this.origin = origin;
        this.coreVersions = coreVersions;
    }

    ResourceHead head() {
        return head;
    }

    PackageInformation origin() {
        return origin;
    }

    /** From now on it is only asked for when it is needed. */
    void registered() {
        registered = true;
    }

    /**
     * While profiles are registered, HL7's workarounds for mistakes in published packages look at every one of them. They
     * are shown an empty one, and what they would have repaired is repaired when the real one is read.
     */
    @Override
    public CanonicalResource getResource() {
        if (!registered && head.isStructure() && !head.definesType()) return new StructureDefinition().setType("");
        return super.getResource();
    }

    @Override
    public CanonicalResource loadResource() {
        try {
            var resource = read();
            resource.setSourcePackage(origin);
            setResource(resource);
            if (registered) PackageHackerR5.fixLoadedResource(this, origin);
            coreVersions.pin(resource);
            return resource;
        } catch (IOException e) {
            throw new FHIRException("cannot read " + this + " of " + origin.getVID(), e);
        }
    }

    private CanonicalResource read() throws IOException {
        var loader = new R4ToR5Loader(Set.of(), new NullLoaderKnowledgeProviderR5(), DefinitionSet.FHIR_VERSION);
        try (var json = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            var lean = LeanJson.of(json.readAllBytes(), head);
            return (CanonicalResource) loader.loadResource(new ByteArrayInputStream(lean), true);
        }
    }

    private static byte[] compressed(byte[] json) {
        var bytes = new ByteArrayOutputStream(json.length / 6);
        var fast = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(bytes, fast)) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }
}
