package payer.service.fhir;

/**
 * Which web applications may read our answers in a browser. Metadata and discovery documents are open to all; for the
 * rest, the origins of registered clients. Without a bean of this type, none.
 */
@FunctionalInterface
public interface AllowedOrigins {

    /** Whether pages of this origin, such as {@code https://app.example.org}, may. */
    boolean allows(String origin);
}
