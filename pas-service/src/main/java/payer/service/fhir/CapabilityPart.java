package payer.service.fhir;

/**
 * What one capability can do at one or more bases, said in the words of a CapabilityStatement. Each capability contributes
 * its own part beside the controllers that do it, so that the statement cannot drift from the code.
 */
public interface CapabilityPart {

    /** Whether it is served at this base. */
    boolean isFor(Base base);

    /** Adds to the statement; several parts may add to one resource type. */
    void describe(Base base, ServerCapabilities server);
}
