package payer.testdata.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabTest {

    /** A mistyped code seldom keeps its check digit. */
    @ParameterizedTest
    @MethodSource("codes")
    void a_loinc_code_ends_in_its_check_digit(String code) {
        var parts = code.split("-", -1);
        assertEquals(parts[1], Integer.toString(checkDigit(parts[0])));
    }

    static Stream<String> codes() {
        return Stream.concat(
                Arrays.stream(Lab.values()).map(Lab::loinc),
                Arrays.stream(Note.values()).map(Note::loinc));
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
