package payer.service.security.clients;

import org.jspecify.annotations.Nullable;

/** A client's next status, and the scopes that it may hold from then on if they change too. */
record StatusChange(@Nullable String status, @Nullable String scope) {}
