package payer.service.running;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A browser as far as HTTP goes: it keeps cookies, sends forms with their hidden fields, and goes where it is sent. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");
    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final RunningService service;
    private final Map<String, String> cookies = new TreeMap<>();
    private String formToken = "";

    public Browser(RunningService service) {
        this.service = service;
    }

    /** One at which somebody of the demo's staff has signed in. */
    public static Browser of(RunningService service, String person) {
        var browser = new Browser(service);
        var answer = browser.postRaw("/sign-in/demo", "person=" + person + "&to=/review");
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return browser;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(service.request(path, all(headers)).GET());
    }

    /** Like {@link #get}, and then to where that leads. */
    public HttpResponse<String> open(String path) {
        var answer = get(path);
        return answer.statusCode() == 303 ? open(location(answer)) : answer;
    }

    /** A form of the page seen last, with that page's token. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var sent = new LinkedHashMap<String, String>();
        sent.put("form-token", formToken);
        sent.putAll(fields);
        return postRaw(path, encoded(sent));
    }

    public HttpResponse<String> postRaw(String path, String form, String... headers) {
        var more = new ArrayList<>(List.of(headers));
        more.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        return send(service.request(path, all(more.toArray(String[]::new)))
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** What the cookie of the session holds. */
    public String secret() {
        return Objects.requireNonNull(cookies.get("staff"), "not signed in");
    }

    public static String encoded(Map<String, String> fields) {
        var pairs = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .toList();
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String[] all(String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Accept", PAGE));
        if (!cookies.isEmpty())
            all.addAll(List.of(
                    "Cookie",
                    String.join(
                            "; ",
                            cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .toList())));
        return all.toArray(String[]::new);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var answer = service.send(request);
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        var token = TOKEN.matcher(answer.body());
        if (token.find()) formToken = token.group(1);
        return answer;
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) cookies.remove(pair[0]);
        else cookies.put(pair[0], pair[1]);
    }
}
