package payer.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Tells a story in the terminal. */
final class Narration {
    private static final int BEGINNING = 12;

    private final PrintWriter out;
    private final boolean whole;

    Narration(PrintWriter out, boolean whole) {
        this.out = out;
        this.whole = whole;
    }

    void step(int number, String title) {
        out.println();
        out.println(number + ". " + title);
        out.flush();
    }

    void say(String text) {
        out.println("   " + text);
        out.flush();
    }

    void sent(String path, JsonNode body) {
        message("→ POST " + path, body);
    }

    void got(JsonNode body) {
        message("← 200", body);
    }

    private void message(String head, JsonNode body) {
        say(head);
        var lines = body.toPrettyString().lines().toList();
        var shown = whole ? lines.size() : Math.min(BEGINNING, lines.size());
        lines.subList(0, shown).forEach(line -> say("  | " + line));
        if (shown < lines.size()) say("  | … " + (lines.size() - shown) + " more lines; --whole shows them");
    }
}
