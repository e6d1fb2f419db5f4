package payer.service.security.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The FHIR servers of a client from now on. */
record ServerChange(@Nullable List<String> fhirServers) {}
