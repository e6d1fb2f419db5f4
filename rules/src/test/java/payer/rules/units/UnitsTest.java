package payer.rules.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.decision.Quantity;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "350, [lb_av], kg, 158.757",
        "170, kg, [lb_av], 374.786",
        "7.3, kPa, mm[Hg], 54.755",
        "55, mm[Hg], kPa, 7.333",
        "22, /h, /h, 22.000",
        "0.5, h, min, 30.000",
        "2, wk, d, 14.000"
    })
    void a_quantity_is_turned_into_another_unit_of_its_kind(String value, String from, String to, String expected) {
        assertEquals(
                Optional.of(new BigDecimal(expected)),
                Units.in(Quantity.of(value, from), to).map(number -> number.setScale(3, RoundingMode.HALF_UP)));
    }

    @Test
    void what_has_no_common_kind_stays_unknown() {
        assertEquals(Optional.empty(), Units.in(Quantity.of("7", "mmol/L"), "mg/dL"));
        assertEquals(Optional.empty(), Units.in(Quantity.of("7", "kg"), "cm"));
        assertEquals(Optional.empty(), Units.in(Quantity.of("7", "nonsense"), "kg"));
    }

    @Test
    void a_number_without_a_unit_is_a_count_and_nothing_else() {
        assertEquals(Optional.of(new BigDecimal("3")), Units.in(Quantity.of("3", ""), "1"));
        assertEquals(Optional.of(new BigDecimal("3")), Units.in(Quantity.of("3", ""), "{score}"));
        assertEquals(Optional.empty(), Units.in(Quantity.of("88", ""), "%"));
    }

    @Test
    void what_has_no_dimension_is_not_yet_a_count() {
        assertEquals(Optional.empty(), Units.in(Quantity.of("18", "d/mo"), "1"));
        assertEquals(Optional.empty(), Units.in(Quantity.of("18", "1"), "%"));
    }

    @Test
    void a_share_of_molecules_is_no_per_cent() {
        assertEquals(Optional.empty(), Units.in(Quantity.of("64", "mmol/mol"), "%"));
        assertEquals(
                0,
                new BigDecimal("0.064")
                        .compareTo(Units.in(Quantity.of("64", "mmol/mol"), "mol/mol")
                                .orElseThrow()));
    }

    @Test
    void degrees_have_no_factor() {
        assertEquals(Optional.empty(), Units.in(Quantity.of("37", "Cel"), "[degF]"));
    }

    @Test
    void known_units_are_told_from_others() {
        assertTrue(Units.isKnown("mm[Hg]"));
        assertTrue(Units.isKnown("{events}/h"));
        assertFalse(Units.isKnown("mmHg"));
        assertFalse(Units.isKnown("furlongs"));
    }
}
