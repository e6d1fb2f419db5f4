package payer.service.letter.http;

import java.util.stream.Collectors;
import payer.service.letter.Letter;

/** A letter as a page that needs nothing from elsewhere. */
final class LetterPage {
    private LetterPage() {}

    static String of(Letter letter) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s</title>
                <style>body{font:16px/1.5 sans-serif;max-width:42em;margin:2em auto;padding:0 1em}</style></head>
                <body>
                %s
                </body>
                </html>
                """.formatted(
                        escaped(letter.parts().getFirst().text()),
                        letter.parts().stream().map(LetterPage::part).collect(Collectors.joining("\n")));
    }

    private static String part(Letter.Part part) {
        var text = escaped(part.text());
        return switch (part.style()) {
            case TITLE -> "<h1>" + text + "</h1>";
            case HEADING -> "<h2>" + text + "</h2>";
            case PARAGRAPH -> "<p>" + text + "</p>";
            case POINT -> "<ul><li>" + text + "</li></ul>";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
