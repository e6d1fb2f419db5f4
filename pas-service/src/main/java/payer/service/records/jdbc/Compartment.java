package payer.service.records.jdbc;

/** How a record's number tells whose it is: each patient has a million numbers, and what is no patient's has those below. */
final class Compartment {
    static final long SHARED = 0;

    /** Of a patient who was never mentioned. No number is in it. */
    static final long UNKNOWN = Long.MAX_VALUE >> 20;

    private static final int BITS = 20;
    private static final long FIRST_PATIENT = 1L << BITS;

    private Compartment() {}

    static long of(long number) {
        var compartment = number >> BITS;
        return compartment < FIRST_PATIENT ? SHARED : compartment;
    }

    /** Whether a number is in a patient's compartment, who is named twice. Of a patient who was never mentioned nothing is. */
    static String range(String number) {
        var start = "(SELECT c.number << " + BITS + " FROM record_compartment c WHERE c.patient = ?)";
        var end = "(SELECT (c.number + 1 << " + BITS + ") - 1 FROM record_compartment c WHERE c.patient = ?)";
        return number + " BETWEEN " + start + " AND " + end;
    }

    static long start(long compartment) {
        return compartment << BITS;
    }
}
