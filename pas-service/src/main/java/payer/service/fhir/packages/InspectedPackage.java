package payer.service.fhir.packages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a package's archive turned out to be when it was opened and every resource in it read.
 *
 * @param canonical the address under which the package's definitions stand
 * @param resources how many resources it holds
 */
public record InspectedPackage(PackageId id, String canonical, int resources) {

    /** Throws {@link PackageRefused} unless the file is a whole package for FHIR R4. */
    public static InspectedPackage of(Path file, ArchiveLimits limits) {
        var inspection = new Inspection(file);
        PackageArchive.read(file, limits, inspection::see);
        return inspection.result();
    }

    public InspectedPackage mustBe(PackageId asked) {
        if (!id.equals(asked)) throw new PackageRefused("asked for %s but the file holds %s".formatted(asked, id));
        return this;
    }

    private static final class Inspection {
        private static final JsonFactory JSON = new JsonFactory();
        private static final ObjectMapper MAPPER = new ObjectMapper();

        private final Path file;
        private @Nullable JsonNode manifest;
        private int resources;

        Inspection(Path file) {
            this.file = file;
        }

        void see(PackageArchive.Entry entry) {
            try {
                if (entry.isManifest()) manifest = MAPPER.readTree(entry.content());
                if (entry.isResource()) seeResource(entry);
            } catch (IOException e) {
                throw refused(entry.path() + " is not JSON", e);
            }
        }

        private void seeResource(PackageArchive.Entry entry) throws IOException {
            if (!namesItsType(entry.content())) throw refused(entry.path() + " has no resourceType", null);
            resources++;
        }

        /** Reads the whole text, so that what is broken further down is found too. */
        private static boolean namesItsType(byte[] json) throws IOException {
            var found = false;
            try (var parser = JSON.createParser(json)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) return false;
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var isType = parser.currentName().equals("resourceType");
                    found |= parser.nextToken() == JsonToken.VALUE_STRING && isType;
                    parser.skipChildren();
                }
                if (parser.nextToken() != null) throw new IOException("more follows after its end");
            }
            return found;
        }

        InspectedPackage result() {
            if (manifest == null) throw refused("has no package/package.json", null);
            if (resources == 0 && manifest.path("type").asText().isEmpty()) throw refused("has no resources", null);
            requireR4(manifest);
            return new InspectedPackage(
                    new PackageId(text(manifest, "name"), text(manifest, "version")),
                    text(manifest, "canonical"),
                    resources);
        }

        private void requireR4(JsonNode stated) {
            var versions = stated.path("fhirVersions").isMissingNode()
                    ? stated.path("fhir-version-list")
                    : stated.path("fhirVersions");
            for (var version : versions) if (version.asText().matches("4\\.0(\\.\\d+)?")) return;
            throw refused("is not for FHIR R4 (4.0.1): its fhirVersions are " + versions, null);
        }

        private String text(JsonNode stated, String field) {
            var value = stated.path(field).asText("");
            if (value.isBlank()) throw refused("states no " + field + " in its package.json", null);
            return value;
        }

        private PackageRefused refused(String why, @Nullable Throwable cause) {
            var text = file.getFileName() + ": " + why;
            return cause == null ? new PackageRefused(text) : new PackageRefused(text, cause);
        }
    }
}
