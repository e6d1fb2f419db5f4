package payer.service.formapp;

/** What is wrong with the answer to a question, or that it is missing. {@code question} is its text. */
public record Trouble(String linkId, String question, String text) {}
