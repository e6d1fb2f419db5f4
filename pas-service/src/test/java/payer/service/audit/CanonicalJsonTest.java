package payer.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void members_are_sorted_by_their_utf_16_units() {
        // The order of RFC 8785, 3.2.3: the astral plane comes before U+FB33 there.
        var sorted = CanonicalJson.of(
                Map.of("\u20ac", 1, "\r", 2, "\ufb33", 3, "1", 4, "\ud83d\ude00", 5, "\u0080", 6, "\u00f6", 7));
        assertEquals(
                "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}", sorted);
    }

    @Test
    void texts_have_the_shortest_escapes() {
        assertEquals(
                "{\"a\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f/\u007f\u20ac\"}",
                CanonicalJson.of(Map.of("a", "\"\\\b\f\n\r\t\u0000\u001f/\u007f\u20ac")));
    }

    @Test
    void values_nest_and_may_be_empty() {
        assertEquals(
                "{\"a\":[1,\"x\",true,[]],\"b\":{},\"c\":-9007199254740991}",
                CanonicalJson.of(
                        Map.of("a", List.of(1, "x", true, List.of()), "b", Map.of(), "c", -9_007_199_254_740_991L)));
    }

    @Test
    void half_a_surrogate_pair_is_replaced() {
        assertEquals("{\"a\":\"x\ufffdy\ufffd\"}", CanonicalJson.of(Map.of("a", "x\ud83dy\ude00")));
    }

    @Test
    void a_number_that_not_every_reader_keeps_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Map.of("a", 1L << 53)));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Map.of("a", 1.5)));
    }
}
