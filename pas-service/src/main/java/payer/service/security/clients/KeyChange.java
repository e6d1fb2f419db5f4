package payer.service.security.clients;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New keys of a client: a key set, or its address. */
record KeyChange(
        @Nullable Map<String, Object> jwks, @Nullable String jwksUri) {}
