package payer.rules.policy;

import java.util.Optional;

/** What the form asks about a criterion. What exactly is to be filled in follows from the criterion's test. */
public record Question(String text, Optional<String> help) {}
