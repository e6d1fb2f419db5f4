package payer.service.priorauth;

/** What an order screen is told of an authorization: its number, and what it allows. */
public record OrderAuthorization(PriorAuthId id, String number, Allowed allowed) {}
