package payer.service.records.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SubsetTest {
    private static final String TAG =
            "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}";

    @Test
    void keeps_what_is_named_and_says_that_it_is_a_part() {
        assertEquals(
                "{\"resourceType\":\"Patient\",\"id\":\"1\",\"meta\":{\"versionId\":\"1\",\"tag\":[" + TAG
                        + "]},\"gender\":\"female\"}",
                of("{\"resourceType\":\"Patient\",\"id\":\"1\",\"meta\":{\"versionId\":\"1\"},\"active\":true,"
                        + "\"gender\":\"female\",\"_birthDate\":{},\"name\":[]}"));
    }

    @Test
    void adds_to_tags_that_are_there() {
        assertEquals(
                "{\"resourceType\":\"Patient\",\"id\":\"1\",\"meta\":{\"tag\":[{\"code\":\"t\"}," + TAG + "]}}",
                of(
                        "{\"resourceType\":\"Patient\",\"id\":\"1\",\"meta\":{\"tag\":[{\"code\":\"t\"}]},\"active\":true}"));
    }

    private static String of(String json) {
        return new String(Subset.of(json.getBytes(UTF_8), Set.of("gender")::contains), UTF_8);
    }
}
