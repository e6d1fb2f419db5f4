package payer.service.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to send to the payer.
 *
 * @param authorization the Authorization header, or nothing
 * @param again how the token is made anew in a shell, since what was sent is soon too old or was good once; without an
 *     Authorization header the whole command
 */
public record Call(
        String title,
        String method,
        String address,
        String contentType,
        String body,
        String authorization,
        String again,
        Map<String, String> more) {

    public static Call get(String title, String address) {
        return new Call(title, "GET", address, "", "", "", "", Map.of());
    }

    public static Call post(String title, String address, String contentType, String body) {
        return new Call(title, "POST", address, contentType, body, "", "", Map.of());
    }

    public Call as(String bearer, String anew) {
        return new Call(title, method, address, contentType, body, "Bearer " + bearer, anew, more);
    }

    public static Call put(String address, String json, Map<String, String> more) {
        return new Call("", "PUT", address, "application/json", json, "", "", more);
    }

    /** By another command than this very request, which is good once. */
    public Call redoneBy(String command) {
        return new Call(title, method, address, contentType, body, authorization, command, more);
    }

    public Call accepting(String type) {
        return new Call(title, method, address, contentType, body, authorization, again, Map.of("Accept", type));
    }

    public Map<String, String> headers() {
        var headers = new LinkedHashMap<>(more);
        if (!contentType.isEmpty()) headers.put("Content-Type", contentType);
        if (!authorization.isEmpty()) headers.put("Authorization", authorization);
        return headers;
    }

    @Override
    public String toString() {
        return "Call[" + title + "]";
    }
}
