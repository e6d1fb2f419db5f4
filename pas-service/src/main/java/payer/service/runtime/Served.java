package payer.service.runtime;

/**
 * Something that is served beside the FHIR bases; a capability contributes it as a bean, and the first page lists it.
 *
 * @param title a name for people
 * @param address where it is served, as a path
 * @param about a path at which it tells what it can do
 */
public record Served(String title, String address, String about) {}
