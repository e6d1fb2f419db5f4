package payer.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NpiTest {

    @Test
    void the_check_digit_is_the_published_one() {
        assertTrue(Npi.isValid("1234567893"), "the example of the published standard");
        assertFalse(Npi.isValid("1234567890"));
        assertFalse(Npi.isValid("3234567897"));
        assertFalse(Npi.isValid("123456789"));
    }

    @Test
    void every_provider_has_a_valid_number_of_his_own() {
        var numbers = numbers();
        assertTrue(numbers.stream().allMatch(Npi::isValid));
        assertEquals(numbers.size(), numbers.stream().distinct().count());
    }

    @Test
    void no_number_can_belong_to_a_real_provider() {
        assertTrue(numbers().stream().allMatch(npi -> npi.startsWith("299900")));
    }

    private static List<String> numbers() {
        return Stream.of(
                        Stream.of(Payer.NPI),
                        Arrays.stream(Facility.values()).map(Facility::npi),
                        Arrays.stream(Clinician.values()).map(Clinician::npi))
                .flatMap(npis -> npis)
                .toList();
    }
}
