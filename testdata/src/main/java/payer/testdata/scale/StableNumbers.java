package payer.testdata.scale;

import payer.testdata.Npi;

/** The ids and business numbers of whatever is counted: the same for the same seed, and telling nothing. */
record StableNumbers(long seed) {

    /** In the form of a random UUID. */
    String id(String what, long which) {
        var dice = Dice.of(seed, what, which);
        var high = (dice.next() & ~0xF000L) | 0x4000L;
        var low = (dice.next() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new java.util.UUID(high, low).toString();
    }

    /** Numbers of those who are not among the named members of the demo, which begin with W1. */
    static String member(long which) {
        return "W" + (200_000_000 + which);
    }

    static String npi(int which) {
        return Npi.invented(which);
    }

    static String phone(int which) {
        return "217-555-01" + (char) ('0' + which / 10 % 10) + (char) ('0' + which % 10);
    }
}
