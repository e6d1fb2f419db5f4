package payer.service.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import payer.service.priorauth.DemoPayer;
import payer.service.running.Browser;
import payer.service.running.RunningService;
import payer.service.runtime.ServiceSettings;

/** Somebody at the pretend EHR's pages, as far as HTTP goes. */
final class Clinic {
    private static final Pattern PERSON =
            Pattern.compile("name=\"patient\" value=\"([^\"]+)\">\\s*<button[^>]*><strong>([^<]+)</strong>");
    private static final Pattern MESSAGE = Pattern.compile("/messages/(\\d+)\"");

    private final RunningService service;
    private final Browser browser;
    private String visit = "";

    Clinic(RunningService service) {
        this.service = service;
        this.browser = new Browser(service);
    }

    /** One for all tests of the sandbox: what is authorized there would show in tests of others. */
    static RunningService service() {
        return Running.PAYER.service();
    }

    static Clinic with(RunningService service, String patient) {
        var clinic = new Clinic(service);
        clinic.begin(patient);
        return clinic;
    }

    private void begin(String patient) {
        var id = PERSON.matcher(browser.get("/sandbox").body())
                .results()
                .filter(person -> person.group(2).equals(patient))
                .findFirst()
                .orElseThrow(() -> new AssertionError(patient + " is no patient"))
                .group(1);
        visit = Browser.location(seen(browser.postRaw("/sandbox/visits", "patient=" + id)));
    }

    /** The path of the visit. */
    String visit() {
        return visit;
    }

    String page() {
        return text(browser.get(visit).body());
    }

    void pick(Orderable item) {
        var today = LocalDate.ofInstant(
                service.bean(Clock.class).instant(),
                service.bean(ServiceSettings.class).zone());
        seen(browser.postRaw(visit + "/orders", "item=" + item.code() + "&reason=&quantity=1&day=" + today));
    }

    void sign() {
        seen(browser.postRaw(visit + "/sign", "anyway="));
    }

    /** Over whatever the payer suggests. */
    void signAsItIs() {
        seen(browser.postRaw(visit + "/sign", "anyway=yes"));
    }

    /** Presses the button with these words on the card that has it. */
    void answer(String words) {
        var page = browser.get(visit).body();
        var button = Pattern.compile("name=\"suggestion\" value=\"([^\"]*)\">" + Pattern.quote(words) + "<")
                .matcher(page);
        if (!button.find()) throw new AssertionError("no card offers " + words + ": " + page);
        var before = page.substring(0, button.start());
        var card = before.substring(before.lastIndexOf("/cards/") + "/cards/".length());
        seen(browser.postRaw(
                visit + "/cards/" + card.substring(0, card.indexOf('"')), "suggestion=" + button.group(1)));
    }

    void ask() {
        seen(browser.postRaw(visit + "/request", ""));
    }

    /** Where the browser is sent when the form app is opened. */
    URI launch() {
        return URI.create(Browser.location(seen(browser.postRaw(visit + "/launch", ""))));
    }

    /** All that went over the wire, as it is shown. */
    List<String> messages() {
        return MESSAGE.matcher(browser.get(visit).body())
                .results()
                .map(number ->
                        text(browser.get(visit + "/messages/" + number.group(1)).body()))
                .toList();
    }

    String message(String part) {
        return messages().stream()
                .filter(message -> message.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing on the wire with " + part));
    }

    private static HttpResponse<String> seen(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Location").isPresent());
        return answer;
    }

    private static final class Running {
        static final DemoPayer PAYER = DemoPayer.fresh();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(String html) {
        return html.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
