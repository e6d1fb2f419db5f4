package payer.service.codes;

/** One code with its publisher's words. */
public record KnownCode(String value, String display) {}
