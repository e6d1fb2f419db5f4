package payer.service.priorauth;

/** One criterion of which too little is known: its name in the policy, its text, and what is missing. */
public record Question(String criterion, String text, String missing) {}
