package payer.service.sandbox.chart;

import com.fasterxml.jackson.databind.JsonNode;

/** Dates of a search, day by day: the charts know no finer times that matter. */
final class Days {
    private static final int DAY = 10;
    private static final int PREFIX = 2;

    private Days() {}

    /** Whether a date or period overlaps what is looked for, such as {@code ge2026-01-01}. */
    static boolean match(JsonNode field, String wanted) {
        if (field.isMissingNode()) return false;
        var from = day(field.isTextual() ? field.asText() : field.path("start").asText("0000"));
        var until = day(field.isTextual() ? field.asText() : field.path("end").asText("9999"));
        var hasPrefix = wanted.length() > PREFIX && Character.isLetter(wanted.charAt(0));
        var day = day(hasPrefix ? wanted.substring(PREFIX) : wanted);
        return switch (hasPrefix ? wanted.substring(0, PREFIX) : "eq") {
            case "ge" -> until.compareTo(day) >= 0;
            case "gt", "sa" -> until.compareTo(day) > 0;
            case "le" -> from.compareTo(day) <= 0;
            case "lt", "eb" -> from.compareTo(day) < 0;
            default -> from.startsWith(day) || until.startsWith(day);
        };
    }

    private static String day(String text) {
        return text.length() > DAY ? text.substring(0, DAY) : text;
    }
}
