package payer.service.fhir;

import io.micronaut.http.HttpStatus;
import java.net.URI;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a controller returns after it stored a resource. The edge adds ETag, Last-Modified and Location and shows the
 * resource, an outcome or nothing, as the client prefers.
 *
 * @param resource as stored, with {@code meta.versionId} and {@code meta.lastUpdated}
 * @param location of the version that was made
 */
public record Written(Resource resource, HttpStatus status, Optional<URI> location) {

    public static Written created(Resource resource, URI location) {
        return new Written(resource, HttpStatus.CREATED, Optional.of(location));
    }

    public static Written updated(Resource resource) {
        return new Written(resource, HttpStatus.OK, Optional.empty());
    }

    @Override
    public String toString() {
        return "Written[" + resource.fhirType() + ", " + status.getCode() + "]";
    }
}
