package payer.service.records.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingTest {

    @Test
    void gives_back_what_it_was_given() {
        for (var text : new String[] {"{}", "{\"resourceType\":\"Patient\"}", "é漢🙂".repeat(5000)})
            assertArrayEquals(text.getBytes(UTF_8), Packing.unpack(Packing.pack(text.getBytes(UTF_8))));
    }

    @Test
    void what_cannot_be_made_smaller_is_kept_plain() {
        var noise = new byte[3000];
        new Random(7).nextBytes(noise);
        assertArrayEquals(noise, Packing.unpack(Packing.pack(noise)));
        assertTrue(Packing.pack(noise).length <= noise.length + 1);
    }

    @Test
    void what_was_packed_in_an_earlier_way_is_still_read() {
        var text = "{\"resourceType\":\"Patient\",\"gender\":\"female\"}".getBytes(UTF_8);
        assertArrayEquals(text, Packing.unpack(Deflated.pack(text, (byte) 1)));
    }

    @Test
    void the_library_for_packing_is_here_where_we_build() {
        assertTrue(Trained.isHere());
    }

    @Test
    void a_damaged_document_is_told_as_such() {
        var packed = Packing.pack("{\"resourceType\":\"Patient\",\"id\":\"p1\"}".getBytes(UTF_8));
        packed[packed.length - 1] ^= 0x55;
        packed[packed.length / 2] ^= 0x55;
        assertThrows(IllegalStateException.class, () -> Packing.unpack(Arrays.copyOf(packed, packed.length - 2)));
    }

    @Test
    void a_short_record_becomes_less_than_half() {
        var json = """
                {"resourceType":"Observation","id":"o1","meta":{"versionId":"1","lastUpdated":"2026-11-21T12:00:00.000Z"},\
                "status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category",\
                "code":"laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"4548-4"}]},\
                "subject":{"reference":"Patient/rosa-rivera"},"effectiveDateTime":"2026-10-01","valueQuantity":{"value":7.2,\
                "unit":"%","system":"http://unitsofmeasure.org","code":"%"}}""".getBytes(UTF_8);
        assertTrue(Packing.pack(json).length < json.length / 2);
    }
}
