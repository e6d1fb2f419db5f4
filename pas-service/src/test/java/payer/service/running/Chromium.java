package payer.service.running;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium in which somebody's day passes. Each page that is looked at is checked for accessibility, and a picture of it
 * comes out, into {@code -Dscreenshots=…}.
 */
public final class Chromium implements AutoCloseable {
    private static final Path PLACE = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path PICTURES = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private static final String RULES = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(PLACE).setArgs(List.of("--no-sandbox")));
    }

    /** Before anything that is slow is started: without a browser the test is skipped, with a notice. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(
                Files.isExecutable(PLACE), () -> "No Chromium at " + PLACE + ": the browser test is skipped");
    }

    public static Chromium started() {
        return new Chromium();
    }

    public BrowserContext context(ColorScheme scheme) {
        return browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1360, 1000));
    }

    /** What the browser itself objects to: a script or style that the policy of the page forbids, a file that is not there. */
    public static List<String> complaints(Page page) {
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text() + " " + message.location());
        });
        page.onPageError(complaints::add);
        return complaints;
    }

    /** Takes its picture under a name, and finds nothing that would bar anybody from it. */
    public static void check(Page page, String name) {
        page.waitForLoadState();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        page.evaluate(Axe.SOURCE);
        var found = (List<?>)
                page.evaluate(
                        "() => axe.run(document, {runOnly: " + RULES + "}).then(result =>"
                                + " result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; ')))");
        assertEquals(List.of(), found, name);
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** The checker, as it is published. */
    private static final class Axe {
        static final String SOURCE = read();

        private static String read() {
            var place = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
            try (var source = Chromium.class.getResourceAsStream(place)) {
                return new String(Objects.requireNonNull(source, place).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
