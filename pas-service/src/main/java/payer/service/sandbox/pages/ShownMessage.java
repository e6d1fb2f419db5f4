package payer.service.sandbox.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import payer.service.sandbox.chart.ChartSearch;
import payer.service.sandbox.chart.Nodes;
import payer.service.sandbox.wire.Exchanged;
import payer.service.sandbox.wire.Half;

/**
 * A message in full, as people read it: JSON in lines, tokens shortened.
 *
 * @param claims what the token says that came with it; empty if none came, or one that says nothing
 */
public record ShownMessage(int number, String asked, String claims, int status, String answered, String curl) {
    private static final Pattern TOKEN =
            Pattern.compile("\\b(?:(eyJ[\\w-]{6})[\\w-]+\\.[\\w-]+\\.[\\w-]+|([0-9a-f]{6})[0-9a-f]{58,})\\b");
    private static final List<String> QUIET = List.of("connection", "date", "content-length", "transfer-encoding");

    static ShownMessage of(Exchanged message) {
        return new ShownMessage(
                message.number(),
                message.method() + " " + message.address() + "\n" + told(message.request()),
                claims(message.request().headers().getOrDefault("Authorization", "")),
                message.status(),
                told(message.answer()),
                message.curl());
    }

    private static String told(Half half) {
        return (headers(half) + "\n\n" + body(half)).strip();
    }

    private static String headers(Half half) {
        return half.headers().entrySet().stream()
                .filter(header -> !QUIET.contains(header.getKey().toLowerCase(java.util.Locale.ROOT)))
                .map(header -> header.getKey() + ": " + shortened(header.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String body(Half half) {
        var type = half.headers().getOrDefault("Content-Type", "");
        var text = type.startsWith("application/x-www-form-urlencoded")
                ? form(ChartSearch.parameters(half.body()))
                : Nodes.maybe(half.body()).map(JsonNode::toPrettyString).orElse(half.body());
        return shortened(text);
    }

    private static String form(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + " = " + value))
                .collect(Collectors.joining("\n"));
    }

    /** Of a signed token; another kind of token says nothing to anyone but its maker. */
    private static String claims(String authorization) {
        var parts = authorization.replace("Bearer ", "").split("\\.", -1);
        if (parts.length != 3) return "";
        return decoded(parts[0]) + "\n" + decoded(parts[1]);
    }

    private static String decoded(String part) {
        return Nodes.maybe(new Base64URL(part).decodeToString())
                .map(JsonNode::toPrettyString)
                .orElse("");
    }

    private static String shortened(String text) {
        return TOKEN.matcher(text)
                .replaceAll(token -> (token.group(1) == null ? token.group(2) : token.group(1)) + "…");
    }

    @Override
    public String toString() {
        return "ShownMessage[" + number + "]";
    }
}
