package payer.service.operations;

/**
 * How one part of the service stands.
 *
 * @param told what it says of itself, in a few words; may be empty
 */
public record PartHealth(String part, boolean up, String told) {}
