package payer.service.security.clients;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client as an operator registers it, in JSON. {@code consumerClass} is a code such as {@code provider-backend}; either
 * {@code jwks} or {@code jwksUri} says where its keys are; {@code issuer} is the {@code iss} of its CDS Hooks tokens;
 * {@code fhirServers} are the bases of its FHIR servers.
 */
record Registration(
        @Nullable String id,
        @Nullable String name,
        @Nullable String consumerClass,
        @Nullable String organization,
        @Nullable String scope,
        @Nullable List<String> bases,
        @Nullable Map<String, Object> jwks,
        @Nullable String jwksUri,
        @Nullable String issuer,
        @Nullable List<String> redirectUris,
        @Nullable List<String> origins,
        @Nullable List<String> fhirServers,
        @Nullable String purposeOfUse,
        @Nullable String tenant) {}
