package payer.service.records.search;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** The names and values of a query, in their order, decoded. Its values are personal data. */
public record QueryText(List<Pair> pairs) {
    /** The edge's own parameters. */
    static final Set<String> OF_THE_EDGE = Set.of("_format", "_pretty");

    public record Pair(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    public QueryText {
        pairs = List.copyOf(pairs);
    }

    /** Of a URL's query or a form. */
    public static QueryText parse(String raw) {
        var pairs = new ArrayList<Pair>();
        for (var part : raw.split("&", -1)) {
            if (part.isEmpty()) continue;
            var equals = part.indexOf('=');
            var name = decoded(equals < 0 ? part : part.substring(0, equals));
            pairs.add(new Pair(name, equals < 0 ? "" : decoded(part.substring(equals + 1))));
        }
        return new QueryText(pairs);
    }

    public static QueryText of(String name, String value) {
        return new QueryText(List.of(new Pair(name, value)));
    }

    /** A text whose separators are its own, not the query's. */
    public static String escaped(String text) {
        return text.replaceAll("[\\\\|,$]", "\\\\$0");
    }

    public Optional<String> first(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .findFirst();
    }

    /** Without what only says how an answer is written. */
    public QueryText withoutTheEdges() {
        return new QueryText(pairs.stream()
                .filter(pair -> !OF_THE_EDGE.contains(pair.name()))
                .toList());
    }

    /** What says how an answer is written, and nothing else. */
    public Map<String, String> ofTheEdge() {
        return pairs.stream()
                .filter(pair -> OF_THE_EDGE.contains(pair.name()))
                .collect(Collectors.toUnmodifiableMap(Pair::name, Pair::value, (first, later) -> first));
    }

    public QueryText and(QueryText more) {
        var all = new ArrayList<>(pairs);
        all.addAll(more.pairs);
        return new QueryText(all);
    }

    /** As a URL's query. */
    public String encoded() {
        return pairs.stream()
                .map(pair -> encoded(pair.name()) + "=" + encoded(pair.value()))
                .collect(Collectors.joining("&"));
    }

    /** What stands between unescaped separators, its own escapes kept. */
    static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) part.append(c).append(text.charAt(++i));
            else if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else part.append(c);
        }
        parts.add(part.toString());
        return parts;
    }

    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) return text;
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) i++;
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    private static String decoded(String part) {
        try {
            var text = URLDecoder.decode(part, StandardCharsets.UTF_8);
            if (text.indexOf('\0') >= 0) throw invalid();
            return text;
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.of(ProblemKind.INVALID_VALUE, "The query is not well encoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%2F", "/");
    }

    @Override
    public String toString() {
        return pairs.toString();
    }
}
