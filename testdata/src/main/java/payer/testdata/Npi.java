package payer.testdata;

/**
 * National provider identifiers that are formally right and belong to nobody: they begin with 2, and the registry has so far
 * given out numbers that begin with 1 only.
 */
public final class Npi {

    private static final String ISSUER = "80840";

    private Npi() {}

    /** The test number with this serial, its check digit included. */
    public static String test(int serial) {
        if (serial < 0 || serial > 999) throw new IllegalArgumentException("a serial has three digits");
        var digits = "299900" + "%03d".formatted(serial);
        return digits + checkDigit(digits);
    }

    /** One of ninety million more, apart from the test numbers. */
    public static String invented(int serial) {
        if (serial < 0 || serial > 89_999_999) throw new IllegalArgumentException("a serial is below ninety million");
        var digits = "2" + "%08d".formatted(serial);
        return digits + checkDigit(digits);
    }

    public static boolean isValid(String npi) {
        return npi.matches("[12]\\d{9}") && checkDigit(npi.substring(0, 9)) == npi.charAt(9) - '0';
    }

    private static int checkDigit(String nineDigits) {
        var digits = ISSUER + nineDigits;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? doubled(digit) : digit;
        }
        return (10 - sum % 10) % 10;
    }

    private static int doubled(int digit) {
        return digit > 4 ? digit * 2 - 9 : digit * 2;
    }
}
