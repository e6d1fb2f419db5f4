package payer.service.caller;

/** One condition of a granular scope: a search parameter and its value, both decoded. */
public record ScopeFilter(String parameter, String value) {}
