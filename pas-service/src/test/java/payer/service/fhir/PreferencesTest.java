package payer.service.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return=minimal                            | MINIMAL
            return=representation                     | REPRESENTATION
            return=OperationOutcome                   | OPERATION_OUTCOME
            Return="minimal"                          | MINIMAL
            handling=strict; return=minimal           | MINIMAL
            respond-async, return = representation    | REPRESENTATION
            """)
    void what_is_wanted_after_a_write(String header, ReturnPreference expected) {
        assertEquals(Optional.of(expected), Preferences.of(List.of(header)).returns());
    }

    @Test
    void what_is_unknown_is_ignored() {
        var none = Preferences.of(List.of("return=everything, wait=10, , ;"));
        assertEquals(new Preferences(Optional.empty(), false, false, false), none);
        assertEquals(none, Preferences.of(List.of()));
    }

    @Test
    void several_headers_count_together() {
        var preferences = Preferences.of(List.of("handling=strict", "respond-async"));
        assertTrue(preferences.strict());
        assertTrue(preferences.async());
    }
}
