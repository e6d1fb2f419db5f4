package payer.service.assertion;

import java.util.UUID;

/** The {@code coverage-assertion-id}: what an order carries, and a form or a request refers to. Random, so nobody guesses one. */
public record AssertionNumber(String value) {
    public AssertionNumber {
        if (!value.matches("CA-[0-9a-f]{32}")) throw new IllegalArgumentException("this is no number of an assertion");
    }

    public static AssertionNumber of(UUID id) {
        return new AssertionNumber("CA-" + id.toString().replace("-", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
