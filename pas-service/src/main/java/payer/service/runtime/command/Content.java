package payer.service.runtime.command;

/** What a command sends. */
@SuppressWarnings("ArrayRecordComponent") // made once, sent once, never compared
public record Content(String type, byte[] bytes) {}
