package payer.service.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import payer.service.fhir.Base;
import payer.service.running.RunningService;

class HomeTest {
    private final RunningService service = RunningService.shared();

    @Test
    void the_first_page_names_every_base_and_warns_of_the_demo() {
        var page = service.get("/", "Accept", "text/html");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Demo mode."));
        for (var base : service.context().getBeansOfType(Base.class))
            assertTrue(page.body().contains(base.path() + "/metadata"), base.path());
    }

    @Test
    void every_link_of_the_first_page_and_of_the_guides_answers() {
        var seen = new TreeSet<String>();
        follow("/", seen);
        assertTrue(seen.size() > 3, seen.toString());
    }

    @Test
    void every_guide_of_the_repository_is_served() throws IOException {
        try (var files = Files.list(Path.of("../docs"))) {
            var missing = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .filter(name ->
                            service.get("/guides/" + name.replace(".md", "")).statusCode() != 200)
                    .toList();
            assertTrue(missing.isEmpty(), "not served: " + missing);
        }
    }

    @Test
    void an_unknown_guide_is_not_found() {
        assertEquals(404, service.get("/guides/none").statusCode());
    }

    private void follow(String path, Set<String> seen) {
        if (!seen.add(path)) return;
        var answer = service.get(path);
        if (answer.statusCode() == 303) {
            var where = answer.headers().firstValue("location").orElse("");
            // The form app leads to the EHR, which lets its clinicians in.
            if (path.startsWith("/dtr/app/launch?") && where.contains("/authorize?")) return;
            // Pages of the staff lead to where one signs in.
            assertTrue(where.startsWith("/sign-in"), path + " leads to " + where);
            follow(where, seen);
            return;
        }
        assertEquals(200, answer.statusCode(), path);
        var isPage = answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
        if (!isPage) return;
        assertFalse(answer.body().contains("null"), path);
        var links = Pattern.compile("(?:href|src)=\"(/[^\"#]*)").matcher(answer.body());
        while (links.find()) follow(links.group(1), seen);
    }
}
