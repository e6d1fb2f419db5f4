package payer.service.formapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import payer.service.running.RunningService;

/** A clinician's browser as far as HTTP goes: launched from an EHR, it goes where it is sent, and says what the form's page says. */
final class AtTheForm {
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningService service;
    private final PretendEhr ehr;
    private final Map<String, String> cookies = new TreeMap<>();
    private final List<String> seen = new ArrayList<>();
    private String visit = "";
    private String token = "";

    AtTheForm(RunningService service, PretendEhr ehr) {
        this.service = service;
        this.ehr = ehr;
    }

    /** Launched from the chart, to the first page. */
    static AtTheForm launched(RunningService service, PretendEhr ehr) {
        var browser = new AtTheForm(service, ehr);
        var back = browser.comeBack(browser.leave("&launch=xyz"));
        if (back.statusCode() != 303) throw new AssertionError(back.statusCode() + " " + back.body());
        browser.open(location(back));
        return browser;
    }

    /** Where the EHR is asked to let the app in. */
    URI leave(String more) {
        var answer = get("/dtr/app/launch?iss=" + URLEncoder.encode(ehr.base(), UTF_8) + more);
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return URI.create(location(answer));
    }

    HttpResponse<String> comeBack(URI request) {
        return get(pathOf(ehr.approve(request)));
    }

    HttpResponse<String> open(String path) {
        var answer = get(path);
        if (path.startsWith("/dtr/app/visits/")) visit = path.split("/", -1)[4];
        return answer;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "", "text/html", "");
    }

    /** Chooses orders and opens their forms; the answer is the path of the one form that comes. */
    String openForm(String... orders) {
        var form = new StringBuilder("form-token=" + token);
        for (var order : orders) form.append("&order=").append(URLEncoder.encode(order, UTF_8));
        var answer =
                send("POST", visit() + "/forms", form.toString(), "text/html", "application/x-www-form-urlencoded");
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
        var path = location(answer);
        var page = get(path);
        if (page.statusCode() != 200) throw new AssertionError(page.statusCode() + " " + page.body());
        return path;
    }

    String visit() {
        return "/dtr/app/visits/" + visit;
    }

    JsonNode form(String path) {
        return ok(send("GET", path + "/form", "", "application/json", ""));
    }

    HttpResponse<String> post(String path, JsonNode body) {
        return send("POST", path, body.toString(), "application/json", "application/json");
    }

    static JsonNode ok(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that came to this browser. */
    String allThatItSaw() {
        return String.join("\n", seen);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    String token() {
        return token;
    }

    void forgetToken() {
        token = "another";
    }

    HttpResponse<String> send(String method, String path, String body, String accept, String type) {
        var headers = new ArrayList<>(List.of("Accept", accept, "X-Form-Token", token.isEmpty() ? "none" : token));
        if (!type.isEmpty()) headers.addAll(List.of("Content-Type", type));
        if (!cookies.isEmpty())
            headers.addAll(List.of(
                    "Cookie",
                    String.join(
                            "; ",
                            cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .toList())));
        var answer = service.send(service.request(path, headers.toArray(String[]::new))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        seen.add(answer.headers().map() + answer.body());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        var found = TOKEN.matcher(answer.body());
        if (found.find()) token = found.group(1);
        return answer;
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) cookies.remove(pair[0]);
        else cookies.put(pair[0], pair[1]);
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static String pathOf(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }
}
