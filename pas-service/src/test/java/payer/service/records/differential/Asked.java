package payer.service.records.differential;

import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;

/** A parameter with a value, and what it means. */
record Asked(String name, String value, Predicate<Resource> means) {
    String query() {
        return name + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
