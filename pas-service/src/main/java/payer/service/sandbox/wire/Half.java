package payer.service.sandbox.wire;

import java.util.Map;
import java.util.TreeMap;

/** A request or an answer: its headers, and its body as text. */
public record Half(Map<String, String> headers, String body) {
    public Half {
        headers = new TreeMap<>(headers);
    }

    @Override
    public String toString() {
        return "Half[" + body.length() + " characters]";
    }
}
