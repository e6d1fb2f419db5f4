package payer.service.sandbox.wire;

import java.util.Map;

/** A request as a command for a POSIX shell. */
public final class Curl {
    private Curl() {}

    /**
     * The command that sends it again.
     *
     * @param again what stands in the place of a token that was sent, such as {@code $(./pas token …)}; nothing if none was
     */
    public static String of(String method, String address, Map<String, String> headers, String body, String again) {
        var command = new StringBuilder("curl -s");
        if (!method.equals("GET")) command.append(" -X ").append(method);
        if (!again.isEmpty())
            command.append(" \\\n  -H \"Authorization: Bearer ").append(again).append('"');
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Authorization"))
                command.append(" \\\n  -H ").append(quoted(name + ": " + value));
        });
        if (!body.isEmpty()) command.append(" \\\n  -d ").append(quoted(body));
        return command.append(" \\\n  ").append(quoted(address)).toString();
    }

    static String of(Call call) {
        if (call.authorization().isEmpty() && !call.again().isEmpty()) return call.again();
        return of(call.method(), call.address(), call.headers(), call.body(), call.again());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
