package payer.service.fhir.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether an address means one thing only. A path with dots, doubled slashes or encoded ones may be read one way by a proxy
 * or a check and another way by the router, so it is refused and not repaired. In a query, marks that many clients forget to
 * encode, such as the bar of a token, are encoded for them.
 */
final class RequestLines {
    private static final int LONGEST = 8 * 1024;
    private static final Pattern FORMAT = Pattern.compile("(?:^|&)(_format=[A-Za-z0-9.+/%-]{1,60})(?:&|$)");
    private static final String FORGOTTEN = "|^\"<>{}`\\";

    private RequestLines() {}

    /** What is wrong, or nothing. The request keeps the sound beginning of its path, by which errors find their style. */
    static Optional<RefusedRequest> objection(HttpRequest request, int mostHeaders) {
        var uri = request.uri();
        if (uri.equals("*")) return objectionToHeaders(request, mostHeaders);
        if (uri.length() > LONGEST) return tooLong(request);
        var end = uri.indexOf('?');
        var path = end < 0 ? uri : uri.substring(0, end);
        var sound = lengthOfSoundPath(path);
        if (sound < path.length() || path.isEmpty()) {
            var format = end < 0 ? "" : wantedFormat(uri.substring(end + 1));
            request.setUri((sound == 0 ? "/" : path.substring(0, sound)) + format);
            return Optional.of(new RefusedRequest(400, "the address is malformed or ambiguous"));
        }
        if (end >= 0) {
            var query = encoded(uri.substring(end + 1));
            if (!isSound(query)) {
                request.setUri(path + wantedFormat(query));
                return Optional.of(new RefusedRequest(400, "the query's encoding is broken"));
            }
            if (query.length() != uri.length() - end - 1) request.setUri(path + '?' + query);
        }
        return objectionToHeaders(request, mostHeaders);
    }

    private static Optional<RefusedRequest> tooLong(HttpRequest request) {
        var beginning = request.uri().substring(0, LONGEST);
        var path = beginning.split("\\?", 2)[0];
        request.setUri(path.length() == LONGEST ? "/" : path.substring(0, Math.max(1, lengthOfSoundPath(path))));
        return Optional.of(new RefusedRequest(414, "the address is longer than " + LONGEST + " characters"));
    }

    /** Of a query that is otherwise refused, for the format of the refusal. */
    private static String wantedFormat(String query) {
        var format = FORMAT.matcher(query);
        return format.find() ? "?" + format.group(1) : "";
    }

    private static Optional<RefusedRequest> objectionToHeaders(HttpRequest request, int most) {
        var headers = request.headers();
        if (headers.size() > most)
            return Optional.of(new RefusedRequest(431, "there are more than " + most + " headers"));
        var hosts = headers.getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || (hosts == 0 && request.protocolVersion().equals(HttpVersion.HTTP_1_1)))
            return Optional.of(new RefusedRequest(400, "there must be one Host header"));
        if (headers.getAll(HttpHeaderNames.AUTHORIZATION).size() > 1)
            return Optional.of(new RefusedRequest(400, "there must be at most one Authorization header"));
        return Optional.empty();
    }

    /** As far as whole segments are sound. */
    static int lengthOfSoundPath(String path) {
        if (!path.startsWith("/")) return 0;
        var sound = 0;
        while (sound < path.length()) {
            var next = path.indexOf('/', sound + 1);
            var end = next < 0 ? path.length() : next;
            var last = next < 0;
            if (!isSoundSegment(path.substring(sound + 1, end), last)) return sound;
            sound = end;
        }
        return sound;
    }

    /** Only the last segment may be empty, as in {@code /} or {@code /pages/}. */
    private static boolean isSoundSegment(String segment, boolean last) {
        if (segment.isEmpty()) return last;
        var decoded = decoded(segment);
        if (decoded.isEmpty() || decoded.get().equals(".") || decoded.get().equals("..")) return false;
        for (var i = 0; i < segment.length(); i++)
            if (segment.charAt(i) <= ' ' || segment.charAt(i) > '~' || FORGOTTEN.indexOf(segment.charAt(i)) >= 0)
                return false;
        return decoded.get().chars().noneMatch(c -> c < ' ' || c == '/' || c == '\\' || c == ';' || c == 127);
    }

    private static boolean isSound(String query) {
        return decoded(query).filter(text -> text.indexOf('\0') < 0).isPresent();
    }

    private static String encoded(String query) {
        var encoded = new StringBuilder(query.length() + 8);
        for (var i = 0; i < query.length(); i++) {
            var c = query.charAt(i);
            if (c > '~' || FORGOTTEN.indexOf(c) >= 0) encoded.append(String.format("%%%02X", (int) c & 0xFF));
            else encoded.append(c);
        }
        return encoded.toString();
    }

    /** Empty where an escape is broken, or does not make UTF-8. */
    private static Optional<String> decoded(String text) {
        if (text.indexOf('%') < 0) return Optional.of(text);
        var bytes = ByteBuffer.allocate(text.length());
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                bytes.put((byte) text.charAt(i));
                continue;
            }
            var value = i + 2 < text.length() ? hex(text.charAt(i + 1)) * 16 + hex(text.charAt(i + 2)) : -1;
            if (value < 0) return Optional.empty();
            bytes.put((byte) value);
            i += 2;
        }
        return decoded(bytes.flip());
    }

    private static Optional<String> decoded(ByteBuffer utf8) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Far below zero for what is no hexadecimal digit, so that no sum with it can be valid. */
    private static int hex(char c) {
        var digit = c < 128 ? Character.digit(c, 16) : -1;
        return digit < 0 ? -1000 : digit;
    }
}
