package payer.service.letter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import payer.service.letter.Audience;
import payer.service.letter.Letter;
import payer.service.letter.Letter.Part;
import payer.service.letter.LetterKind;
import payer.service.priorauth.PriorAuthId;

/** Pages for printing, and for screens. */
class LetterPdfTest {
    private static final String SENTENCE =
            "We look at your request (again), as you asked us to, and tell you what we find. ";

    @Test
    void every_object_is_where_the_table_says() {
        var pdf = text(letter(SENTENCE.repeat(4)));
        var start = Integer.parseInt(found(pdf, "startxref\n(\\d+)").getFirst());
        assertTrue(pdf.startsWith("xref\n0 7\n", start), pdf.substring(start));
        var offsets = found(pdf, "(\\d{10}) 00000 n");
        for (int i = 0; i < offsets.size(); i++)
            assertTrue(pdf.startsWith((i + 1) + " 0 obj\n", Integer.parseInt(offsets.get(i))));
    }

    @Test
    void a_long_letter_has_several_pages_and_no_line_is_wider_than_the_page() {
        var parts = new String[60];
        java.util.Arrays.fill(parts, SENTENCE.repeat(3));
        var pdf = text(letter(parts));
        assertTrue(
                pdf.contains("/Count 6") || pdf.contains("/Count 5"),
                found(pdf, "/Count (\\d+)").toString());
        for (var line : found(pdf, "Td \\((.*)\\) Tj")) assertTrue(line.length() < 110, line);
    }

    @Test
    void what_means_something_to_the_format_is_only_text() {
        assertTrue(text(letter("a (b) \\ c")).contains("(a \\(b\\) \\\\ c)"));
        var page = LetterPage.of(letter("<script>alert('x')</script> & \"y\""));
        assertFalse(page.contains("<script>"), page);
        assertTrue(page.contains("&lt;script&gt;"), page);
    }

    @Test
    void lines_break_between_words() {
        assertEquals(List.of("one two", "three"), Helvetica.wrapped("one two  three", 10, 40));
        assertEquals(List.of("unbreakable-and-too-long"), Helvetica.wrapped("unbreakable-and-too-long", 10, 40));
    }

    private static Letter letter(String... paragraphs) {
        var parts = new ArrayList<Part>();
        for (var paragraph : paragraphs) parts.add(new Part(Part.Style.PARAGRAPH, paragraph));
        return new Letter(
                new UUID(1, 2),
                new PriorAuthId(new UUID(3, 4)),
                1,
                LetterKind.DENIAL,
                Audience.MEMBER,
                Instant.parse("2026-03-02T15:00:00Z"),
                parts);
    }

    private static String text(Letter letter) {
        return new String(new LetterPdf(letter).bytes(), StandardCharsets.ISO_8859_1);
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
