package payer.service.policies.simulation;

import payer.decision.AuthorizationCase;

/** A request of the past, or one that might have been, by its number in the history that it comes from. */
public record PastRequest(long number, AuthorizationCase situation) {}
