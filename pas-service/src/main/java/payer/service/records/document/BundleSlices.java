package payer.service.records.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The entries of a bundle, each with its document exactly as it stands in the bundle's text. */
public final class BundleSlices {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ANY_RESOURCE = "{\"resourceType\":\"Basic\"}";

    private BundleSlices() {}

    /** Texts that the entry does not have are empty. */
    public record Entry(
            String fullUrl, Optional<byte[]> document, String method, String url, String ifMatch, String ifNoneExist) {
        @Override
        public String toString() {
            return method + " entry";
        }
    }

    /** The bundle must have been read, and found to be one, before. */
    public static List<Entry> entries(byte[] bundle) {
        var list = JsonSlices.member(JsonSlices.members(bundle, 0), "entry");
        if (list.isEmpty()) return List.of();
        var entries = new ArrayList<Entry>();
        for (var start : JsonSlices.items(bundle, list.get().value())) entries.add(entry(bundle, start));
        return List.copyOf(entries);
    }

    /** The bundle with an empty resource in place of each that it has; empty if the text is no bundle in JSON at all. */
    public static Optional<byte[]> withoutResources(byte[] bundle) {
        try {
            var list = JsonSlices.member(JsonSlices.members(bundle, 0), "entry");
            if (list.isEmpty()) return Optional.empty();
            var splices = new Splices(bundle);
            for (var start : JsonSlices.items(bundle, list.get().value()))
                for (var member : JsonSlices.members(bundle, start))
                    if (member.name().equals("resource")) splices.replace(member.value(), member.end(), ANY_RESOURCE);
            return Optional.of(splices.applied());
        } catch (IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }

    private static Entry entry(byte[] bundle, int start) {
        var members = JsonSlices.members(bundle, start);
        var request = JsonSlices.member(members, "request")
                .map(slice -> tree(bundle, slice))
                .orElseGet(JSON::createObjectNode);
        return new Entry(
                JsonSlices.member(members, "fullUrl")
                        .map(slice -> tree(bundle, slice).asText())
                        .orElse(""),
                JsonSlices.member(members, "resource")
                        .map(slice -> Arrays.copyOfRange(bundle, slice.value(), slice.end())),
                request.path("method").asText(),
                request.path("url").asText(),
                request.path("ifMatch").asText(),
                request.path("ifNoneExist").asText());
    }

    private static JsonNode tree(byte[] bundle, JsonSlices.Slice slice) {
        try {
            return JSON.readTree(bundle, slice.value(), slice.end() - slice.value());
        } catch (IOException e) {
            throw new IllegalArgumentException("a bundle that was read before is not JSON", e);
        }
    }
}
