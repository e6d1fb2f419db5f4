package payer.service.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes an answer that carries resources whose text is known already: only the rest is written, around stand-ins, and the
 * known texts are put in their places. A form's libraries make up nearly all of its package and never change.
 */
final class KnownParts {
    /** Inside a string the quotes of this would be escaped, so that nothing a client says can look like it. */
    private static final String STAND_IN = "{\"resourceType\":\"Basic\",\"id\":\"known-part\"}";

    private final List<Bundle.BundleEntryComponent> places = new ArrayList<>();
    private final List<Resource> parts = new ArrayList<>();

    private KnownParts() {}

    /** What to write of it for whoever takes part in it: {@code write} writes a resource as JSON. */
    static byte[] json(Resource resource, Function<Resource, byte[]> write) {
        var known = new KnownParts();
        known.find(resource);
        return known.places.isEmpty() ? write.apply(resource) : known.write(resource, write);
    }

    private void find(Resource resource) {
        switch (resource) {
            case Bundle bundle -> bundle.getEntry().forEach(this::find);
            case Parameters parameters ->
                parameters.getParameter().stream()
                        .filter(Parameters.ParametersParameterComponent::hasResource)
                        .forEach(parameter -> find(parameter.getResource()));
            default -> {}
        }
    }

    private void find(Bundle.BundleEntryComponent entry) {
        if (!entry.hasResource() || Unchanging.of(entry.getResource()).isEmpty()) return;
        places.add(entry);
        parts.add(entry.getResource());
    }

    private byte[] write(Resource resource, Function<Resource, byte[]> write) {
        try {
            places.forEach(place -> place.setResource(standIn()));
            return joined(new String(write.apply(resource), UTF_8), write);
        } finally {
            for (var index = 0; index < places.size(); index++)
                places.get(index).setResource(parts.get(index));
        }
    }

    private static Basic standIn() {
        var basic = new Basic();
        basic.setId("known-part");
        return basic;
    }

    private byte[] joined(String frame, Function<Resource, byte[]> write) {
        var out = new ByteArrayOutputStream();
        var from = 0;
        for (var part : parts) {
            var place = frame.indexOf(STAND_IN, from);
            if (place < 0) throw new IllegalStateException("a stand-in is written as it always is");
            out.writeBytes(frame.substring(from, place).getBytes(UTF_8));
            out.writeBytes(Unchanging.of(part).orElseThrow().text(FhirFormat.JSON.toString(), () -> write.apply(part)));
            from = place + STAND_IN.length();
        }
        out.writeBytes(frame.substring(from).getBytes(UTF_8));
        return out.toByteArray();
    }
}
