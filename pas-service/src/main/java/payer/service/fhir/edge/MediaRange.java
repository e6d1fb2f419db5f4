package payer.service.fhir.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One media type of an Accept or Content-Type header, read leniently: clients write them in many ways. */
record MediaRange(String type, Map<String, String> parameters) {

    static List<MediaRange> all(List<String> headers) {
        var ranges = new ArrayList<MediaRange>();
        for (var header : headers) for (var part : header.split(",", -1)) if (!part.isBlank()) ranges.add(one(part));
        return ranges;
    }

    static MediaRange one(String text) {
        var parts = text.split(";", -1);
        var parameters = new LinkedHashMap<String, String>();
        for (var i = 1; i < parts.length; i++) {
            var equals = parts[i].indexOf('=');
            if (equals > 0)
                parameters.put(
                        lower(parts[i].substring(0, equals)),
                        lower(parts[i].substring(equals + 1)).replace("\"", ""));
        }
        return new MediaRange(lower(parts[0]), Map.copyOf(parameters));
    }

    /** How much it is wanted, from 0 (not at all) to 1. */
    double quality() {
        try {
            return Double.parseDouble(parameters.getOrDefault("q", "1"));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
